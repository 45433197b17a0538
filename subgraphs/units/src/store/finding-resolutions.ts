import {
  BY_CORRECTION_OF_REFERENCE,
  byCorrectionOfAll,
  byRegistration,
  isEffective,
  resolutionOf,
} from '@tracegraph/record';
import type { FindingResolutions, FindingStatements } from '@tracegraph/record';

import type { UnitsErrorCode } from '../errors';
import { RECORD_TABLES } from './record-tables';
import type { RecordKind } from './record-tables';
import { UNIT_KEYS, keysOfUnits } from './unit-key-statements';

/** The keys of the unit the record is about, and of the units the finding names. */
const OWN_KEYS = `ARRAY(${keysOfUnits('SELECT finding.subject_key')})`;
const NAMED_KEYS = `ARRAY(${keysOfUnits('SELECT unnest(finding.reference_keys)')})`;
const CONCERNED_KEYS = `ARRAY(${keysOfUnits('SELECT finding.unit_key')})`;

const registered = (kind: RecordKind) => byRegistration(kind, RECORD_TABLES[kind]);
const isOwn = (row: string) => `${row}.unit_key = finding.subject_key AND ${row}.event_id = finding.event_id`;
const correctedAll = (kind: RecordKind, match: (row: string) => string) =>
  byCorrectionOfAll(kind, RECORD_TABLES[kind], match);

/** Given up by one of the two, never assigned to the other, or both keys turned out to be one unit. */
const IDENTITY_GIVEN_UP = `SELECT 'IDENTITY_RELEASE' AS kind, release.event_id, release.record_time FROM identity_assignment AS own
  JOIN identity_release AS release ON release.unit_key = ANY(${OWN_KEYS} || ${NAMED_KEYS})
    AND release.kind = own.kind AND release.value = own.value
  WHERE ${isOwn('own')} AND release.record_time > finding.record_time
    AND ${isEffective('release', 'IDENTITY_RELEASE', 'unit_key')}
    AND EXISTS (SELECT 1 FROM identity_assignment AS held WHERE held.unit_key = ANY(${OWN_KEYS} || ${NAMED_KEYS})
      AND held.kind = own.kind AND held.value = own.value AND held.event_time <= release.event_time)
  UNION ALL ${correctedAll(
    'IDENTITY_ASSIGNMENT',
    (row) => `${row}.unit_key = ANY(${NAMED_KEYS}) AND (${row}.kind, ${row}.value) =
      (SELECT own.kind, own.value FROM identity_assignment AS own WHERE ${isOwn('own')})`,
  )}
  UNION ALL SELECT 'PANEL_BINDING', binding.event_id, binding.record_time FROM panel_binding AS binding
  WHERE (binding.unit_key = finding.subject_key AND binding.panel_key = ANY(finding.reference_keys)
      OR binding.panel_key = finding.subject_key AND binding.unit_key = ANY(finding.reference_keys))
    AND ${isEffective('binding', 'PANEL_BINDING', 'unit_key')}`;

/** The assignment came later. */
const IDENTITY_ASSIGNED = `SELECT 'IDENTITY_ASSIGNMENT' AS kind, late.event_id, late.record_time FROM identity_release AS own
  JOIN identity_assignment AS late ON late.unit_key = ANY(${OWN_KEYS}) AND late.kind = own.kind AND late.value = own.value
    AND late.event_time <= own.event_time
  WHERE ${isOwn('own')} AND ${isEffective('late', 'IDENTITY_ASSIGNMENT', 'unit_key')}`;

/** The installation came later. */
const UNIT_INSTALLED = `SELECT 'UNIT_INSTALLATION' AS kind, late.event_id, late.record_time FROM unit_removal AS own
  JOIN unit_installation AS late ON late.unit_key = ANY(${OWN_KEYS}) AND late.container_unit_key = ANY(${NAMED_KEYS})
    AND late.event_time <= own.event_time
  WHERE ${isOwn('own')} AND ${isEffective('late', 'UNIT_INSTALLATION', 'unit_key')}`;

/** Taken out of the other container after it was put into it, or never put into it. */
const UNIT_TAKEN_OUT = `SELECT 'UNIT_REMOVAL' AS kind, late.event_id, late.record_time FROM unit_removal AS late
  WHERE late.unit_key = ANY(${OWN_KEYS}) AND late.container_unit_key = ANY(${NAMED_KEYS})
    AND late.record_time > finding.record_time AND ${isEffective('late', 'UNIT_REMOVAL', 'unit_key')}
    AND EXISTS (SELECT 1 FROM unit_installation AS inside WHERE inside.unit_key = ANY(${OWN_KEYS})
      AND inside.container_unit_key = ANY(${NAMED_KEYS}) AND inside.event_time <= late.event_time)
  UNION ALL ${correctedAll(
    'UNIT_INSTALLATION',
    (row) => `${row}.unit_key = ANY(${OWN_KEYS}) AND ${row}.container_unit_key = ANY(${NAMED_KEYS})`,
  )}`;

/** Taken out of the container that closed the circle. */
const CYCLE_OPENED = `SELECT 'UNIT_REMOVAL' AS kind, late.event_id, late.record_time FROM unit_installation AS own
  JOIN unit_removal AS late ON late.unit_key = own.unit_key AND late.container_unit_key = own.container_unit_key
    AND late.event_time >= own.event_time
  WHERE ${isOwn('own')} AND late.record_time > finding.record_time AND ${isEffective('late', 'UNIT_REMOVAL', 'unit_key')}`;

/** The registration that answers now has the place. */
const PLACE_REGISTERED = `SELECT 'PANEL' AS kind, standing.event_id, standing.record_time FROM panel_binding AS own
  CROSS JOIN LATERAL (SELECT panel.* FROM panel WHERE panel.subject_key = ANY(finding.reference_keys)
    AND ${isEffective('panel', 'PANEL', 'subject_key')} ORDER BY panel.record_time, panel.event_id LIMIT 1) AS standing
  WHERE ${isOwn('own')} AND standing.position_count >= own.position`;

const LABEL_RECORDED = `SELECT 'LABEL' AS kind, late.event_id, late.record_time FROM label AS late
  WHERE late.unit_key = ANY(${OWN_KEYS}) AND late.event_id::text = ANY(finding.reference_keys)`;

/** The other carton left with the unit before, as is known now, or the unit was never packed in it. */
const CARTON_LEFT = `SELECT 'SHIPMENT' AS kind, late.event_id, late.record_time FROM shipment_carton AS named
  JOIN shipment AS late ON late.subject_key = named.subject_key AND late.event_id = named.event_id
  WHERE named.carton_id = ANY(finding.reference_keys) AND late.event_time <= finding.event_time
    AND late.record_time > finding.record_time AND ${isEffective('late', 'SHIPMENT', 'subject_key')}
    AND EXISTS (SELECT 1 FROM carton_unit AS packed WHERE packed.unit_key = finding.unit_key
      AND packed.carton_id = named.carton_id AND packed.event_time <= late.event_time)
  UNION ALL SELECT 'CORRECTION', gone.event_id, gone.record_time FROM carton_unit AS other
  JOIN correction AS gone ON gone.kind = 'CARTON' AND (gone.subject_key = other.carton_id AND gone.corrected_event_id = other.carton_event_id
    OR gone.subject_key = other.unit_key AND gone.corrected_event_id = other.event_id)
  WHERE other.unit_key = finding.unit_key AND other.carton_id = ANY(finding.reference_keys)
    AND gone.record_time > finding.record_time`;

/** The shipment came later, by the unit itself or by the carton it was in. */
const UNIT_SHIPPED = `SELECT 'SHIPMENT' AS kind, late.shipment_event_id AS event_id, late.record_time FROM shipment_unit AS late
  JOIN shipment ON shipment.subject_key = late.shipment_number AND shipment.event_id = late.shipment_event_id
  WHERE late.unit_key = ANY(${CONCERNED_KEYS}) AND late.event_time <= finding.event_time
    AND ${isEffective('late', 'SHIPMENT', 'unit_key')} AND ${isEffective('shipment', 'SHIPMENT', 'subject_key')}
  UNION ALL SELECT 'SHIPMENT', late.event_id, greatest(late.record_time, packed.record_time) FROM carton_unit AS packed
  JOIN shipment_carton AS named ON named.carton_id = packed.carton_id
  JOIN shipment AS late ON late.subject_key = named.subject_key AND late.event_id = named.event_id
  WHERE packed.unit_key = ANY(${CONCERNED_KEYS}) AND packed.event_time <= late.event_time
    AND late.event_time <= finding.event_time AND ${isEffective('packed', 'CARTON', 'unit_key')}
    AND ${isEffective('late', 'SHIPMENT', 'subject_key')}`;

/** It came back after it left and before it left again, or the earlier shipment was corrected, for it or as a whole. */
const UNIT_CAME_BACK = `SELECT 'RETURN' AS kind, late.return_event_id AS event_id, late.record_time FROM return_unit AS late
  JOIN unit_return ON unit_return.subject_key = late.shipment_number AND unit_return.event_id = late.return_event_id
  WHERE late.unit_key = ANY(${CONCERNED_KEYS}) AND late.event_time <= finding.event_time
    AND late.record_time > finding.record_time AND ${isEffective('late', 'RETURN', 'unit_key')}
    AND ${isEffective('unit_return', 'RETURN', 'subject_key')}
    AND EXISTS (SELECT 1 FROM unit_reference_event AS gone WHERE gone.unit_key = ANY(${CONCERNED_KEYS}) AND gone.kind = 'SHIPPED'
      AND gone.payload ->> 'shipmentNumber' = ANY(finding.reference_keys) AND gone.event_time <= late.event_time)
  UNION ALL ${byCorrectionOfAll(
    'SHIPMENT',
    { table: 'shipment_unit', subjectColumn: 'unit_key' },
    (row) =>
      `${row}.unit_key = ANY(${CONCERNED_KEYS}) AND ${row}.shipment_number = ANY(finding.reference_keys)`,
  )}
  UNION ALL ${byCorrectionOfAll(
    'SHIPMENT',
    RECORD_TABLES.SHIPMENT,
    (row) => `${row}.subject_key = ANY(finding.reference_keys)`,
  )}`;

/** Of a record about many units only the one the finding is about was corrected. */
const correctedUnit = (kind: RecordKind, table: string, number: string, eventId: string) =>
  `SELECT 'CORRECTION' AS kind, own.event_id, own.record_time FROM ${table} AS named
  JOIN correction AS own ON own.subject_key = named.unit_key AND own.kind = '${kind}' AND own.corrected_event_id = named.event_id
  WHERE finding.kind = '${kind}' AND named.unit_key = finding.unit_key AND named.${number} = finding.subject_key
    AND named.${eventId} = finding.event_id`;

/** How the findings of this store are resolved. */
const RESOLUTIONS: FindingResolutions<UnitsErrorCode> = {
  PARTY_REGISTERED_TWICE: BY_CORRECTION_OF_REFERENCE,
  PRODUCT_REGISTERED_TWICE: BY_CORRECTION_OF_REFERENCE,
  SITE_REGISTERED_TWICE: BY_CORRECTION_OF_REFERENCE,
  WORK_ORDER_REGISTERED_TWICE: BY_CORRECTION_OF_REFERENCE,
  PANEL_REGISTERED_TWICE: BY_CORRECTION_OF_REFERENCE,
  UNIT_REGISTERED_TWICE: BY_CORRECTION_OF_REFERENCE,
  PARTY_UNKNOWN: registered('PARTY'),
  PRODUCT_UNKNOWN: registered('PRODUCT'),
  SITE_UNKNOWN: registered('SITE'),
  WORK_ORDER_UNKNOWN: registered('WORK_ORDER'),
  PANEL_UNKNOWN: registered('PANEL'),
  CARTON_UNKNOWN: registered('CARTON'),
  UNIT_UNKNOWN: registered('UNIT'),
  LABEL_UNKNOWN: LABEL_RECORDED,
  PANEL_POSITION_ALREADY_BOUND: correctedAll(
    'PANEL_BINDING',
    (row) => `${row}.unit_key = ANY(finding.reference_keys) AND ${row}.panel_key =
      (SELECT own.panel_key FROM panel_binding AS own WHERE ${isOwn('own')})`,
  ),
  PANEL_POSITION_OUT_OF_RANGE: PLACE_REGISTERED,
  UNIT_ALREADY_BOUND: correctedAll(
    'PANEL_BINDING',
    (row) => `${row}.unit_key = finding.subject_key AND ${row}.panel_key = ANY(finding.reference_keys)`,
  ),
  IDENTITY_ALREADY_HELD: IDENTITY_GIVEN_UP,
  IDENTITY_NOT_HELD: IDENTITY_ASSIGNED,
  CONTAINMENT_CYCLE: CYCLE_OPENED,
  UNIT_ALREADY_INSTALLED: UNIT_TAKEN_OUT,
  UNIT_NOT_INSTALLED: UNIT_INSTALLED,
  UNIT_ALREADY_PACKED: CARTON_LEFT,
  UNIT_ALREADY_SHIPPED: UNIT_CAME_BACK,
  UNIT_NOT_SHIPPED: UNIT_SHIPPED,
};

/** How the findings of this store are found and resolved. */
export const FINDING_STATEMENTS: FindingStatements = {
  unitKeys: UNIT_KEYS,
  resolution: resolutionOf(RECORD_TABLES, RESOLUTIONS, [
    correctedUnit('CARTON', 'carton_unit', 'carton_id', 'carton_event_id'),
    correctedUnit('SHIPMENT', 'shipment_unit', 'shipment_number', 'shipment_event_id'),
    correctedUnit('RETURN', 'return_unit', 'shipment_number', 'return_event_id'),
  ]),
};
