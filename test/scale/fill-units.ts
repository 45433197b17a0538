import type { Client } from 'pg';

import {
  eventId,
  findingsAndConflicts,
  insert,
  insertOfPlaces,
  insertOfUnits,
  insertSubject,
  recordColumns,
  runAll,
} from './fill';
import { ASSIGNED, MADE_TABLES, PRODUCTS, standings } from './made-units';

const MASTER_DATA = [
  insertSubject(
    'party',
    `(SELECT 'cust-' || n AS code FROM generate_series(0, 19) AS n UNION ALL
      SELECT unnest(ARRAY['cust-few', 'cust-many', 'acme', 'boxco', 'rareco'])) AS named`,
    'code',
    { name: 'code', country: `'DE'` },
  ),
  insertSubject(
    'product',
    `(VALUES ('${PRODUCTS.board}', 'acme'), ('${PRODUCTS.box}', 'boxco'), ('${PRODUCTS.rare}', 'rareco')) AS named (key, owner)`,
    'key',
    {
      gtin: 'substr(key, 4)',
      part_number: `'PN-' || owner`,
      owner_code: 'owner',
      required_facts: `'[]'`,
      bill_of_materials: `'[]'`,
    },
  ),
  insertSubject('site', `(SELECT 'north' AS code) AS named`, 'code', { name: `'North'` }),
  insertSubject(
    'work_order',
    `(SELECT DISTINCT work_order AS number FROM made UNION SELECT 'WO-MANY') AS named`,
    `'north/' || number`,
    { site: `'north'`, number: 'number' },
  ),
  insertSubject(
    'panel',
    `(SELECT 'P-' || lpad(panel::text, 5, '0') AS panel_id, min(work_order) AS work_order FROM made WHERE is_board GROUP BY panel) AS named`,
    `'panel/north/' || panel_id`,
    { site: `'north'`, panel_id: 'panel_id', position_count: '8', work_order_number: 'work_order' },
  ),
];

const UNITS = [
  insert('known_unit', 'made', {
    unit_key: 'unit_key',
    product_key: 'product_key',
    serial_number: `'S' || lpad(n::text, 6, '0')`,
  }),
  insert('known_unit', 'made WHERE is_board', { unit_key: 'place_key', product_key: `'panel/north'` }),
  insertOfUnits('unit', 'made', {
    lot_number: `CASE WHEN n BETWEEN 7 AND 11 THEN 'B-FEW' ELSE 'B-' || n / 5000 END`,
    production_date: `'2026-01-05'`,
    work_order_site: `CASE WHEN NOT is_board THEN 'north' END`,
    work_order_number: 'CASE WHEN NOT is_board THEN work_order END',
  }),
  insertOfUnits('panel_binding', 'made WHERE is_board', {
    panel_key: 'place_key',
    site: `'north'`,
    panel_id: `'P-' || lpad(panel::text, 5, '0')`,
    position: 'position',
  }),
  insertOfUnits('work_order_assignment', ASSIGNED, { site: `'north'`, number: `'WO-MANY'` }),
  insertOfUnits('disposition', 'made', { state: 'own_state' }),
  insertOfUnits('label', 'made', { element_string: `'01' || n` }),
  insertOfPlaces('label_verification', 'made WHERE n % 4 = 0', {
    label_event_id: eventId(`'label ' || n`),
    grade: `'A'`,
    standard: `'ISO/IEC 29158'`,
    verifier_id: `'V-1'`,
  }),
  insertOfUnits('unit_installation', 'made JOIN boxes AS box ON box.n = made.container_n', {
    container_unit_key: 'box.unit_key',
    position: `'1'`,
  }),
];

/** One EUI-48 a unit; a serial number that 2,000 units claim. */
const IDENTITIES = [
  ['EUI_48', `lower('021000' || lpad(to_hex(made.n), 6, '0'))`, 'made'],
  ['SECONDARY_SERIAL', `'TWIN'`, 'made WHERE n BETWEEN 60001 AND 62000'],
].flatMap(([kind = '', value = '', from = '']) => [
  insertOfUnits(
    'identity_assignment',
    from,
    { kind: `'${kind}'`, value, interface_index: '0' },
    `'${kind} ' || made.n`,
  ),
  insert('identity_claim', from, {
    identity_key: `'${kind}:' || ${value}`,
    unit_key: 'unit_key',
    event_id: eventId(`'identity_assignment ' || '${kind} ' || n`),
  }),
]);

/** Shipments of an even number name their units, the others cartons of twenty. */
const IS_PACKED = `(shipment ~ '^SH-[0-9]*[13579]$')`;
const CARTON = `'C-' || shipment || '-' || leaving_place / 20`;

const SHIPMENTS = [
  insertSubject(
    'shipment',
    '(SELECT DISTINCT shipment, customer FROM made WHERE shipment IS NOT NULL) AS named',
    'shipment',
    { sold_to: 'customer', ship_to: 'customer' },
  ),
  insertSubject(
    'carton',
    `(SELECT DISTINCT ${CARTON} AS carton FROM made WHERE ${IS_PACKED}) AS named`,
    'carton',
    {},
  ),
  insert(
    'shipment_carton',
    `(SELECT DISTINCT shipment, ${CARTON} AS carton FROM made WHERE ${IS_PACKED}) AS named`,
    {
      subject_key: 'shipment',
      event_id: eventId(`'shipment ' || shipment`),
      carton_id: 'carton',
    },
  ),
  insertOfUnits('carton_unit', `made WHERE ${IS_PACKED}`, {
    carton_id: CARTON,
    carton_event_id: eventId(`'carton ' || ${CARTON}`),
  }),
  insertOfUnits('shipment_unit', `made WHERE shipment IS NOT NULL AND NOT ${IS_PACKED}`, {
    shipment_number: 'shipment',
    shipment_event_id: eventId(`'shipment ' || shipment`),
    sold_to: 'customer',
    ship_to: 'customer',
  }),
  insertSubject('unit_return', 'generate_series(0, 19) AS n', `'RET-' || n`, {}),
  insertOfUnits('return_unit', 'made WHERE is_returned', {
    shipment_number: `'RET-' || n % 20`,
    return_event_id: eventId(`'unit_return RET-' || n % 20`),
  }),
  insert('correction', 'made WHERE n % 100 = 50', {
    subject_key: 'unit_key',
    ...recordColumns('correction', 'made.n::text', 'made.made_time'),
    kind: `'LABEL'`,
    corrected_event_id: eventId(`'label ' || n`),
    reason: `'INCORRECT_DATA'`,
    author: `'boss'`,
    corrective_event_ids: `'{}'`,
  }),
];

const FEED = `INSERT INTO unit_reference_event (unit_key, product_key, kind, other_key, event_id, event_time, payload)
  SELECT unit_key, product_key, kind, other_key, event_id, event_time, payload FROM feed ORDER BY sequence`;

/**
 * Fills the units store.
 * @returns the id of the transaction in which all of the feed was stored
 */
export async function fillUnits(client: Client): Promise<string> {
  let transaction = '';
  await runAll(client, [
    ...MADE_TABLES,
    ...MASTER_DATA,
    ...UNITS,
    ...IDENTITIES,
    ...SHIPMENTS,
    FEED,
    ...standings('pg_current_xact_id()::text::bigint'),
    ...findingsAndConflicts('LABEL', 'LABEL_UNKNOWN', [
      'UNIT_UNKNOWN',
      'IDENTITY_ALREADY_HELD',
      'UNIT_ALREADY_SHIPPED',
      'UNIT_NOT_INSTALLED',
      'PANEL_POSITION_ALREADY_BOUND',
    ]),
  ]);
  const { rows } = await client.query<{ transaction: string }>(
    'SELECT max(feed_transaction)::text AS transaction FROM unit_standing',
  );
  transaction = rows[0]?.transaction ?? '';
  return transaction;
}
