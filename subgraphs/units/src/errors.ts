/** Codes of this subgraph: code → what it means and what to do. Kept equal to docs/errors.md by a test. */
export const UNITS_ERRORS = {
  PRODUCT_KEY_MALFORMED: 'A product key is 01/<gtin14> or part/<owner>/<partNumber>, parts percent-encoded.',
  PART_NUMBER_MALFORMED:
    'A part number that is part of a key has 1 to 60 printable ASCII characters without blanks at its ends.',
  PANEL_ID_MALFORMED: 'A panel id has 1 to 60 printable ASCII characters without blanks at its ends.',
  CARTON_ID_MALFORMED:
    'A carton is named by its SSCC (18 digits), or by 1 to 60 printable ASCII characters without blanks at their ends.',
  UID_MALFORMED: 'A UID has 1 to 60 printable ASCII characters without blanks at its ends.',
  SECONDARY_SERIAL_MALFORMED:
    'A secondary serial number has 1 to 60 printable ASCII characters without blanks at its ends.',
  TIME_ZONE_MALFORMED: 'A time zone is a name of the IANA database, e.g. Europe/Berlin.',
  UNIT_SERIAL_NUMBER_MISSING:
    'A place on a panel is bound to a unit with a serial number: 01/… or part/…, not panel/….',
  PARTY_REGISTERED_TWICE:
    'Finding: the party was registered before with other content; the earlier registration answers.',
  PRODUCT_REGISTERED_TWICE:
    'Finding: the product was registered before with other content; the earlier registration answers.',
  SITE_REGISTERED_TWICE:
    'Finding: the site was registered before with other content; the earlier registration answers.',
  WORK_ORDER_REGISTERED_TWICE:
    'Finding: the work order was registered before with other content; the earlier registration answers.',
  PANEL_REGISTERED_TWICE:
    'Finding: the panel was registered before with other content; the earlier registration answers.',
  UNIT_REGISTERED_TWICE:
    'Finding: the unit was registered before with other content; the earlier registration answers.',
  PARTY_UNKNOWN: 'Finding: the party is not registered here (yet).',
  PRODUCT_UNKNOWN: 'Finding: the product is not registered here (yet).',
  SITE_UNKNOWN: 'Finding: the site is not registered here (yet).',
  WORK_ORDER_UNKNOWN: 'Finding: the work order is not registered here (yet).',
  PANEL_UNKNOWN: 'Finding: the panel is not registered here (yet).',
  LABEL_UNKNOWN: 'Finding: no label with this event id is recorded for the unit (yet).',
  CARTON_UNKNOWN: 'Finding: nothing is recorded as packed in the carton (yet).',
  UNIT_UNKNOWN: 'Finding: no record named the unit before it was shipped or returned.',
  PANEL_POSITION_ALREADY_BOUND: 'Finding: the place on the panel is bound to another unit as well.',
  PANEL_POSITION_OUT_OF_RANGE: 'Finding: the panel is registered with fewer places.',
  UNIT_ALREADY_BOUND: 'Finding: the unit is bound to another place on a panel as well.',
  IDENTITY_ALREADY_HELD: 'Finding: another unit holds the identity at that time.',
  IDENTITY_NOT_HELD: 'Finding: the unit was not assigned the identity before it was released.',
  CONTAINMENT_CYCLE: 'Finding: the unit would contain itself; walks through what it contains end there.',
  UNIT_ALREADY_INSTALLED: 'Finding: the unit is in a unit already and was not removed from it.',
  UNIT_NOT_INSTALLED: 'Finding: the unit was not in the unit it is removed from.',
  LABEL_NAMES_OTHER_UNIT: 'Finding: GTIN and serial number on the label are those of another unit.',
  LABEL_AI_UNKNOWN:
    'Finding: the label holds an application identifier that is not read here; it is kept as printed.',
  UNIT_ALREADY_PACKED: 'Finding: the unit was packed in another carton before and not shipped with it.',
  SHIPMENT_EMPTY: 'Finding: the record names neither a unit nor a carton.',
  UNIT_ALREADY_SHIPPED: 'Finding: the unit was shipped before, and no return was recorded when this was.',
  UNIT_SHIPPED_WHILE_BLOCKED:
    'Finding: the unit was held, scrapped, recalled or destroyed when it was shipped, as far as known when this was recorded.',
  DISPOSITION_AFTER_DESTROYED: 'Finding: a unit that was destroyed earlier cannot come into another state.',
  UNIT_NOT_SHIPPED: 'Finding: the unit comes back without having been shipped.',
  CONTAINMENT_TOO_LARGE:
    'The unit is or was inside of more than 1,000 units, or more than 64 deep: the list would be cut; ask one of the units around it.',
  UNIT_FEED_AHEAD_OF_CLUSTER:
    'The unit feed holds transaction ids this database has not reached, as after a dump was restored elsewhere; see docs/runbooks/restore-units-store.md (at start only).',
  IDENTIFIER_NOT_FOUND: 'Warning: no record names a unit by this identifier, however it is read.',
  IDENTITY_CLAIMED_TWICE: 'Warning: several units hold the identity at overlapping times; all are shown.',
  LABEL_LOT_DIFFERS: 'Finding or warning: the lot on the label (AI 10) is not the recorded one.',
  LABEL_DATE_DIFFERS: 'Finding or warning: the production date on the label (AI 11) is not the recorded one.',
  LABEL_AI_NOT_COMPARED: 'Warning: an element of the label has nothing recorded to compare it with.',
} as const;

/** A code of {@link UNITS_ERRORS}. */
export type UnitsErrorCode = keyof typeof UNITS_ERRORS;
