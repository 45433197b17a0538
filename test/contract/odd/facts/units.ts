import type { Fact, Input } from '../kinds';
import { EARLIER, RECORD, eventIdOf, quoted, unitKeyOf } from '../kinds';

/** The site of all tests. */
export const SITE = 'ODD';

const unit = (fields: string) => (input: Input) => `unit(unitKey: ${quoted(input['unitKey'])}) { ${fields} }`;
/** The first unit that a record names. */
const firstUnit = (fields: string) => (input: Input) =>
  `unit(unitKey: ${quoted((input['unitKeys'] as readonly string[])[0])}) { ${fields} }`;

/** A party. */
export const PARTY: Fact = {
  mutation: 'registerParties',
  input: (id) => ({ code: `party-${id.toLowerCase()}`, name: `Party ${id}` }),
  read: ({ code }) => `party(code: ${quoted(code)}) { ${RECORD} }`,
};

/** A site. */
export const PLACE: Fact = {
  mutation: 'registerSites',
  input: (id) => ({ site: `SITE-${id}`, name: `Site ${id}` }),
  read: ({ site }) => `site(code: ${quoted(site)}) { ${RECORD} }`,
};

/** A product named by its owner's part number. */
export const PRODUCT: Fact = {
  mutation: 'registerProducts',
  input: (id) => ({ partNumber: `PN-${id}`, ownerCode: 'odd-maker' }),
  read: ({ partNumber, ownerCode }) =>
    `product(productKey: ${quoted(`part/${String(ownerCode)}/${String(partNumber)}`)}) { ${RECORD} }`,
};

/** A work order. */
export const WORK_ORDER: Fact = {
  mutation: 'registerWorkOrders',
  input: (id) => ({ site: SITE, number: `WO-${id}` }),
  read: ({ site, number }) => `workOrder(site: ${quoted(site)}, number: ${quoted(number)}) { ${RECORD} }`,
};

/** A panel of two places. */
export const PANEL: Fact = {
  mutation: 'registerPanels',
  input: (id) => ({ site: SITE, panelId: `PANEL-${id}`, positionCount: 2 }),
  read: ({ site, panelId }) => `panel(site: ${quoted(site)}, panelId: ${quoted(panelId)}) { ${RECORD} }`,
};

/** A unit. */
export const UNIT: Fact = {
  mutation: 'registerUnits',
  input: (id) => ({ unitKey: unitKeyOf(id) }),
  read: unit(RECORD),
};

/** A unit bound to the first place of a panel of its own. */
export const BINDING: Fact = {
  mutation: 'recordPanelBindings',
  before: (id) => [[PANEL.mutation, [PANEL.input(id)]]],
  input: (id) => ({ unitKey: unitKeyOf(id), site: SITE, panelId: `PANEL-${id}`, position: 1 }),
  read: unit(`panel { ${RECORD} }`),
};

/** An identity of a unit. */
export const IDENTITY: Fact = {
  mutation: 'recordIdentityAssignments',
  input: (id) => ({ unitKey: unitKeyOf(id), kind: 'UID', value: `uid-${id}` }),
  read: unit(`identities(includeSuperseded: true) { ${RECORD} }`),
};

/** A label that says what the unit is. */
export const LABEL: Fact = {
  mutation: 'recordLabels',
  input: (id) => ({ unitKey: unitKeyOf(id), elementString: `(01)09521234543213(21)${id}` }),
  read: unit(`labels { ${RECORD} }`),
};

/** The quality of a label. */
export const LABEL_VERIFICATION: Fact = {
  mutation: 'recordLabelVerifications',
  before: (id) => [[LABEL.mutation, [{ ...LABEL.input(id), eventId: eventIdOf(id) }]]],
  input: (id) => ({
    unitKey: unitKeyOf(id),
    labelEventId: eventIdOf(id),
    grade: '3.5',
    standard: 'ISO/IEC 15415',
    verifierId: 'V-1',
  }),
  read: unit(`labels { verifications { ${RECORD} } }`),
};

/** What may be done with a unit. */
export const DISPOSITION: Fact = {
  mutation: 'recordDispositions',
  input: (id) => ({ unitKey: unitKeyOf(id), state: 'RELEASED' }),
  read: unit(`dispositions(includeSuperseded: true) { ${RECORD} }`),
};

/** A unit in a carton. */
export const CARTON: Fact = {
  mutation: 'recordCartons',
  input: (id) => ({ cartonId: `BOX-${id}`, unitKeys: [unitKeyOf(id)] }),
  read: firstUnit(`cartons { ${RECORD} }`),
};

/** A unit that leaves. */
export const SHIPMENT: Fact = {
  mutation: 'recordShipments',
  before: (id) => [[UNIT.mutation, [{ ...UNIT.input(id), eventTime: EARLIER }]]],
  input: (id) => ({ shipmentNumber: `SHIP-${id}`, unitKeys: [unitKeyOf(id)] }),
  read: firstUnit(`shipments(includeSuperseded: true) { ${RECORD} }`),
};

/** A unit that comes back. */
export const RETURN: Fact = {
  mutation: 'recordReturns',
  before: (id) => [[UNIT.mutation, [{ ...UNIT.input(id), eventTime: EARLIER }]]],
  input: (id) => ({ shipmentNumber: `BACK-${id}`, unitKeys: [unitKeyOf(id)] }),
  read: firstUnit(`shipments(includeSuperseded: true) { ${RECORD} }`),
};

/** A unit inside of another one. */
export const UNIT_INSTALLATION: Fact = {
  mutation: 'recordUnitInstallations',
  input: (id) => ({ unitKey: unitKeyOf(id), containerUnitKey: unitKeyOf(`BOX-${id}`) }),
  read: unit(`partOf { ${RECORD} }`),
};

/** A unit that leaves in a carton. */
export const CARTON_SHIPMENT: Fact = {
  mutation: 'recordShipments',
  before: (id) => [[CARTON.mutation, [{ ...CARTON.input(id), eventTime: EARLIER }]]],
  input: (id) => ({ shipmentNumber: `SHIP-${id}`, cartonIds: [`BOX-${id}`] }),
  read: ({ cartonIds }) =>
    unit(`shipments(includeSuperseded: true) { ${RECORD} }`)({
      unitKey: unitKeyOf(String((cartonIds as readonly string[])[0]).replace('BOX-', '')),
    }),
};
