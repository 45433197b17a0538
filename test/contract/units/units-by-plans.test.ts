import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { toStatement } from '@tracegraph/unit-reference';
import type { UnitQuestion } from '@tracegraph/unit-reference';
import { Client } from 'pg';

import { IdentityKind } from '../../../subgraphs/units/src/entities/identity';
import { unitsByContent } from '../../../subgraphs/units/src/services/units-by-content';
import { unitsByCustomer } from '../../../subgraphs/units/src/services/units-by-customer';
import { unitsByDisposition } from '../../../subgraphs/units/src/services/units-by-disposition';
import { unitsByIdentity } from '../../../subgraphs/units/src/services/units-by-identity';
import { unitsByLotNumber } from '../../../subgraphs/units/src/services/units-by-lot-number';
import { unitsByOwner } from '../../../subgraphs/units/src/services/units-by-owner';
import { unitsByPanel } from '../../../subgraphs/units/src/services/units-by-panel';
import { unitsByProduct } from '../../../subgraphs/units/src/services/units-by-product';
import { unitsByShipment } from '../../../subgraphs/units/src/services/units-by-shipment';
import { unitsByWorkOrder } from '../../../subgraphs/units/src/services/units-by-work-order';
import { openAsked } from './units-by-open';
import type { AskedUnits } from './units-by-open';

let asked: AskedUnits;

/** 20,000 units of 200 products, orders, lots, panels and shipments of 100 each; of each hundred the first contains the second. */
const UNITS = `SELECT n, 'part/plan/p' || n / 100 || '/' || n AS unit_key, 'part/plan/p' || n / 100 AS product_key,
  'panel/plan/' || n / 100 || '/' || n AS place, n / 100 AS hundred FROM generate_series(0, 19999) AS n`;
const ENVELOPE = 'event_id, event_time, event_time_text, content_sha256, findings';
const ENVELOPE_VALUES = `md5(n::text)::uuid, '2026-03-01'::timestamptz + n * interval '1 second', '', '\\x00'::bytea, '[]'::jsonb`;

const record = (table: string, columns: string, values: string, where = 'true') =>
  `INSERT INTO ${table} (unit_key, product_key, ${ENVELOPE}, ${columns})
   SELECT unit_key, product_key, ${ENVELOPE_VALUES}, ${values} FROM (${UNITS}) AS units WHERE ${where}`;
const referred = (kind: string, payload: string, other = 'NULL') =>
  `INSERT INTO unit_reference_event (unit_key, product_key, kind, other_key, event_id, event_time, payload)
   SELECT unit_key, product_key, '${kind}', ${other}, md5(n::text)::uuid, '2026-03-01', ${payload} FROM (${UNITS}) AS units`;
const standing = (shipment: string, customer: string, state: string) =>
  `INSERT INTO unit_standing (unit_key, product_key, feed_transaction, feed_sequence, source_record_time, content_sha256, bound_keys,
     outermost_key, is_registered, work_orders, state, shipment_number, sold_to)
   SELECT unit_key, product_key, 1, n, '2026-03-01', '\\x00', '{}', unit_key, true, '{}', ${state}, ${shipment}, ${customer} FROM (${UNITS}) AS units`;

const FILL = [
  `INSERT INTO known_unit (unit_key, product_key, serial_number) SELECT unit_key, product_key, n::text FROM (${UNITS}) AS units`,
  `INSERT INTO known_unit (unit_key, product_key) SELECT place, 'panel/plan/' || hundred FROM (${UNITS}) AS units`,
  record('unit', 'lot_number, work_order_site, work_order_number', `'L' || hundred, 'plan', 'W' || hundred`),
  record('work_order_assignment', 'site, number', `'plan', 'A' || hundred`),
  record('panel_binding', 'panel_key, site, panel_id, position', `place, 'plan', hundred::text, n`),
  record('identity_assignment', 'kind, value, interface_index', `'UID', 'uid-' || n, 0`),
  `INSERT INTO identity_claim (identity_key, unit_key, event_id)
     SELECT 'UID:uid-' || n, unit_key, md5(n::text)::uuid FROM (${UNITS}) AS units`,
  record('disposition', 'state, reason', `CASE WHEN n < 100 THEN 'SCRAPPED' ELSE 'RELEASED' END, NULL`),
  record(
    'unit_installation',
    'container_unit_key, position',
    `'part/plan/p' || hundred || '/' || hundred * 100, NULL`,
    'n % 100 = 1',
  ),
  record('carton_unit', 'carton_id, carton_event_id', `'C' || hundred, md5('c')::uuid`),
  record(
    'shipment_unit',
    'shipment_number, shipment_event_id, sold_to',
    `'S' || hundred, md5('s')::uuid, 'buyer-' || hundred`,
  ),
  referred('REGISTERED', `'{}'`),
  referred('BOUND', `'{}'`, 'place'),
  referred('SHIPPED', `jsonb_build_object('shipmentNumber', 'S' || hundred, 'soldTo', 'buyer-' || hundred)`),
  standing(`'S' || hundred`, `'buyer-' || hundred`, `CASE WHEN n < 100 THEN 'SCRAPPED' ELSE 'RELEASED' END`),
  `INSERT INTO unit_standing (unit_key, product_key, feed_transaction, feed_sequence, source_record_time, content_sha256, bound_keys,
     outermost_key, is_registered, work_orders)
   SELECT place, product_key, 1, n, '2026-03-01', '\\x00', ARRAY[unit_key], place, false, '{}' FROM (${UNITS}) AS units`,
  'ANALYZE',
];

/** Tables that grow with the number of units. */
const UNIT_SIZED = [
  ...[
    'known_unit',
    'unit',
    'work_order_assignment',
    'panel_binding',
    'identity_assignment',
    'identity_claim',
  ],
  ...['disposition', 'carton_unit', 'shipment_unit', 'unit_reference_event', 'unit_standing'],
];

const QUESTIONS: readonly [string, () => UnitQuestion][] = [
  ['identity', () => unitsByIdentity(IdentityKind.UID, 'uid-7')],
  ['lot', () => unitsByLotNumber('L7', null)],
  ['lot of a product', () => unitsByLotNumber('L7', 'part/plan/p7')],
  ['panel', () => unitsByPanel('plan', '7')],
  ['work order', () => unitsByWorkOrder('plan', 'W7')],
  ['product', () => unitsByProduct('part/plan/p7')],
  ['owner', () => unitsByOwner('someone')],
  ['shipment', () => unitsByShipment('S7')],
  ['customer', () => unitsByCustomer('buyer-7')],
  ['state', () => unitsByDisposition('SCRAPPED')],
  ['content', () => unitsByContent('part/plan/p7/701')],
];

interface Plan {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly Plans?: readonly Plan[];
}

/** The tables a plan reads from their beginning to their end. */
function scanned(plan: Plan): readonly string[] {
  const own = plan['Node Type'] === 'Seq Scan' ? [plan['Relation Name'] ?? ''] : [];
  return [...own, ...(plan.Plans ?? []).flatMap(scanned)];
}

async function plan({ text, values }: ReturnType<typeof toStatement>): Promise<Plan> {
  const [row] = await asked.units.store.sql.$queryRawUnsafe<{ 'QUERY PLAN': readonly { Plan: Plan }[] }[]>(
    `EXPLAIN (FORMAT JSON) ${text}`,
    ...values,
  );
  const root = row?.['QUERY PLAN'][0]?.Plan;
  if (!root) throw new Error('expected a plan');
  return root;
}

beforeAll(async () => {
  asked = await openAsked();
  const client = new Client({ connectionString: asked.units.ownerUrl });
  await client.connect();
  for (const statement of FILL) await client.query(statement);
  await client.end();
}, 180_000);
afterAll(async () => {
  await asked.units.stop();
});

describe('a reverse question about few of 20,000 units', () => {
  it.each(QUESTIONS)('by %s reads no table of units from beginning to end', async (_name, question) => {
    const filters = { certain: null, state: null, customer: null, shipped: null, after: null, limit: 101 };
    for (const level of ['HOLDER', 'OUTERMOST'] as const)
      for (const now of [true, false]) {
        const statement = toStatement(question(), level, { now, ...filters }, true);
        const read = scanned(await plan(statement));
        expect([level, now, read.filter((table) => UNIT_SIZED.includes(table))]).toEqual([level, now, []]);
      }
  });

  it.each([
    ['unitsByIdentity(kind: UID, value: "uid-7"', 1],
    ['unitsByLotNumber(lotNumber: "L7"', 100],
    ['unitsByPanel(site: "plan", panelId: "7"', 100],
    ['unitsByWorkOrder(site: "plan", number: "W7"', 100],
    ['unitsByWorkOrder(site: "plan", number: "A7"', 100],
    ['unitsByProduct(productKey: "part/plan/p7"', 100],
    ['unitsByOwner(code: "plan"', 20_000],
    ['unitsByShipment(shipmentNumber: "S7"', 100],
    ['unitsByCustomer(code: "buyer-7"', 100],
    ['unitsByDisposition(disposition: SCRAPPED', 100],
    ['unitsByContent(unitKey: "part/plan/p7/701"', 1],
  ])('%s) lists what is there in one statement, and one for names of parties', async (root, count) => {
    const fields =
      'edges { node { unitKey } customer { name } } totals { unitCount byCustomer { customer { name } } }';
    for (const first of [1, 100]) {
      const { data, statements } = await asked.units.ask(`{ list: ${root}, first: ${first}) { ${fields} } }`);
      const { edges, totals } = data['list'] as { edges: unknown[]; totals: { unitCount: number } };
      expect([first, edges.length, totals.unitCount, statements]).toEqual([
        ...[first, Math.min(first, count), count, 2],
      ]);
    }
  });
});
