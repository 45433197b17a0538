import { insert, timeText } from './fill';
import type { Columns } from './fill';

/** Units of the generated factory. */
export const UNIT_COUNT = 100_000;
/** Of these boards, made on panels of eight; all others are boxes. */
export const BOARD_COUNT = 90_000;

/** Keys of the products. */
export const PRODUCTS = {
  board: '01/04012345100013',
  box: '01/04012345100020',
  /** Five boxes. */
  rare: '01/04012345100037',
} as const;

/** The key of a unit by its number. */
export function unitKeyOf(n: number): string {
  const product = n <= BOARD_COUNT ? PRODUCTS.board : n <= UNIT_COUNT - 5 ? PRODUCTS.box : PRODUCTS.rare;
  return `${product}/21/S${String(n).padStart(6, '0')}`;
}

/** The code of an operator by its number. */
export const operatorOf = (n: string): string => `'op-' || lpad(to_hex(${n}), 32, '0')`;
/** A SHA-256 of a kind by its number, as 64 hex digits. */
export const hexOf = (kind: string, n: string): string => `'${kind}' || lpad(to_hex(${n}), 62, '0')`;
/** The time at which unit n was made: all of them in sixty days. */
export const madeTimeOf = (n: number): string =>
  new Date(Date.UTC(2026, 0, 5) + n * 51_840).toISOString().replace('.000Z', 'Z');

/** Of the boards, every ninth is in a box. */
const CONTAINER_N = `CASE WHEN n <= ${BOARD_COUNT} AND n % 9 = 0 THEN ${BOARD_COUNT} + n / 9 END`;

/**
 * The table `made`: one row a unit. Six of ten units that are in no box were shipped, one by one: the first five with the
 * shipment SH-FEW, the next 3,000 with SH-MANY, the others by hundreds to twenty customers in turn; some of them came back.
 */
const MADE = `CREATE TEMP TABLE made AS WITH numbered AS (
    SELECT n, n <= ${BOARD_COUNT} AS is_board, ${CONTAINER_N} AS container_n,
      CASE WHEN n <= ${BOARD_COUNT} THEN '${PRODUCTS.board}' WHEN n <= ${UNIT_COUNT - 5} THEN '${PRODUCTS.box}' ELSE '${PRODUCTS.rare}' END AS product_key,
      CASE WHEN n <= ${BOARD_COUNT} THEN (n - 1) / 8 + 1 END AS panel, (n - 1) % 8 + 1 AS position,
      timestamptz '2026-01-05T00:00:00Z' + n * interval '51.84 seconds' AS made_time,
      CASE WHEN n % 5000 = 1 THEN 'RECALLED' WHEN n % 33 = 0 THEN 'HELD' ELSE 'RELEASED' END AS own_state
    FROM generate_series(1, ${UNIT_COUNT}) AS n
  ), leaving AS (
    SELECT n, row_number() OVER (ORDER BY n) AS place FROM numbered WHERE container_n IS NULL AND n % 10 < 6
  ), shipped AS (
    SELECT n, place, CASE WHEN place <= 5 THEN 'SH-FEW' WHEN place <= 3005 THEN 'SH-MANY' ELSE 'SH-' || place / 100 END AS shipment,
      CASE WHEN place <= 5 THEN 'cust-few' WHEN place <= 3005 THEN 'cust-many' ELSE 'cust-' || place / 100 % 20 END AS customer,
      place > 3005 AND n % 100 = 10 AS is_returned
    FROM leaving)
  SELECT numbered.*, keys.unit_key, keys.place_key, coalesce(keys.place_key, keys.unit_key) AS recorded_key,
    CASE WHEN is_board THEN 'panel/north' ELSE product_key END AS recorded_product_key,
    CASE product_key WHEN '${PRODUCTS.board}' THEN 'acme' WHEN '${PRODUCTS.box}' THEN 'boxco' ELSE 'rareco' END AS owner,
    CASE WHEN n > ${UNIT_COUNT - 5} THEN 'WO-FEW' WHEN is_board THEN 'WO-' || (panel - 1) / 63 ELSE 'WO-' || 1000 + n / 500 END AS work_order,
    shipped.place AS leaving_place, shipped.shipment, shipped.customer, coalesce(shipped.is_returned, false) AS is_returned
  FROM numbered LEFT JOIN shipped USING (n)
  CROSS JOIN LATERAL (SELECT product_key || '/21/S' || lpad(n::text, 6, '0') AS unit_key,
    CASE WHEN is_board THEN 'panel/north/P-' || lpad(panel::text, 5, '0') || '/' || position END AS place_key) AS keys`;

/** Units 50,001 to 53,000 belong to one more work order. */
export const ASSIGNED = 'made WHERE n BETWEEN 50001 AND 53000';

interface Step {
  readonly kind: string;
  readonly from: string;
  readonly unit?: string;
  readonly product?: string;
  readonly other?: string;
  readonly id: string;
  readonly payload: string;
}

/** What the feed says, in this order; ids are those of the records. */
const STEPS: readonly Step[] = [
  {
    kind: 'WORK_ORDER',
    from: 'made',
    unit: 'recorded_key',
    product: 'recorded_product_key',
    id: `CASE WHEN is_board THEN 'panel panel/north/P-' || lpad(panel::text, 5, '0') ELSE 'unit ' || n END`,
    payload: `jsonb_build_object('site', 'north', 'number', work_order)`,
  },
  {
    kind: 'REGISTERED',
    from: 'made',
    id: `'unit ' || n`,
    payload: `jsonb_build_object('productKey', product_key, 'ownerCode', owner)`,
  },
  {
    kind: 'BOUND',
    from: 'made WHERE is_board',
    other: 'place_key',
    id: `'panel_binding ' || n`,
    payload: `'{}'`,
  },
  {
    kind: 'WORK_ORDER',
    from: ASSIGNED,
    id: `'work_order_assignment ' || n`,
    payload: `jsonb_build_object('site', 'north', 'number', 'WO-MANY')`,
  },
  {
    kind: 'DISPOSITION',
    from: 'made',
    id: `'disposition ' || n`,
    payload: `jsonb_build_object('state', own_state)`,
  },
  {
    kind: 'INSTALLED',
    from: 'made WHERE container_n IS NOT NULL',
    other: `(SELECT box.unit_key FROM boxes AS box WHERE box.n = made.container_n)`,
    id: `'unit_installation ' || n`,
    payload: `jsonb_build_object('position', NULL)`,
  },
  {
    kind: 'SHIPPED',
    from: 'made WHERE shipment IS NOT NULL',
    id: `'shipment_unit ' || n`,
    payload: `jsonb_build_object('shipmentNumber', shipment, 'soldTo', customer, 'shipTo', customer, 'shipToCountry', 'DE')`,
  },
  {
    kind: 'RETURNED',
    from: 'made WHERE is_returned',
    id: `'return_unit ' || n`,
    payload: `jsonb_build_object('shipmentNumber', 'RET-' || n % 20, 'soldTo', customer, 'shipTo', NULL, 'shipToCountry', NULL)`,
  },
];

const FEED = `CREATE TEMP TABLE feed AS SELECT row_number() OVER (ORDER BY step, n) AS sequence, said.* FROM (${STEPS.map(
  ({ kind, from, unit = 'unit_key', product = 'product_key', other = 'NULL', id, payload }, step) =>
    `SELECT ${step} AS step, n, ${unit} AS unit_key, ${product} AS product_key, '${kind}' AS kind, ${other}::text AS other_key,
      md5(${id})::uuid AS event_id, made_time + ${step} * interval '1 hour' AS event_time, ${payload}::jsonb AS payload FROM ${from}`,
).join('\nUNION ALL ')}) AS said`;

/** The units, and what the feed says of them, as temporary tables; the same in every store. */
export const MADE_TABLES: readonly string[] = [
  MADE,
  'CREATE UNIQUE INDEX ON made (n)',
  `CREATE TEMP TABLE boxes AS SELECT * FROM made WHERE NOT is_board`,
  'CREATE UNIQUE INDEX ON boxes (n)',
  'ANALYZE made, boxes',
  FEED,
];

/** The local copy of the feed. @param transaction id of the transaction in which the feed was filled */
export const copiedFeed = (transaction: string): string =>
  insert('unit_reference', 'feed ORDER BY sequence', {
    unit_key: 'unit_key',
    product_key: 'product_key',
    feed_transaction: transaction,
    feed_sequence: 'sequence',
    kind: 'kind',
    other_key: 'other_key',
    event_id: 'event_id',
    event_time: 'event_time',
    payload: 'payload',
    source_record_time: `timestamptz '2026-04-01T00:00:00Z'`,
  });

const standing = (transaction: string, from: string, columns: Columns): string =>
  insert('unit_standing', from, {
    unit_key: 'made.unit_key',
    product_key: 'made.product_key',
    feed_transaction: transaction,
    feed_sequence: '(SELECT max(sequence) FROM feed)',
    source_record_time: `timestamptz '2026-04-01T00:00:00Z'`,
    content_sha256: `'\\x00'`,
    bound_keys: `'{}'::text[]`,
    outermost_key: 'made.unit_key',
    is_registered: 'true',
    work_orders: `ARRAY['north/' || made.work_order]`,
    ...columns,
  });

/** How things stand: of every unit as it was when it was registered and as it is now, of every place as it is now. */
export const standings = (transaction: string): readonly string[] => [
  standing(transaction, 'made', { feed_sequence: 'made.n', owner_code: 'made.owner' }),
  standing(transaction, 'made WHERE is_board', {
    unit_key: 'made.place_key',
    product_key: `'panel/north'`,
    bound_keys: 'ARRAY[made.unit_key]',
    outermost_key: 'made.place_key',
    is_registered: 'false',
  }),
  standing(
    transaction,
    `made LEFT JOIN boxes AS box ON box.n = made.container_n
      CROSS JOIN LATERAL (SELECT coalesce(box.shipment, made.shipment) AS shipment,
        coalesce(box.customer, made.customer) AS customer, coalesce(box.is_returned, made.is_returned) AS is_returned,
        coalesce(box.own_state, made.own_state) AS state) AS found
      CROSS JOIN LATERAL (SELECT found.shipment IS NOT NULL AND NOT found.is_returned AS is_away) AS away`,
    {
      outermost_key: 'coalesce(box.unit_key, made.unit_key)',
      owner_code: 'made.owner',
      work_orders: `ARRAY['north/' || made.work_order] || CASE WHEN made.n BETWEEN 50001 AND 53000 THEN ARRAY['north/WO-MANY'] ELSE '{}' END`,
      state: 'found.state',
      state_time: 'made.made_time',
      shipment_number: 'CASE WHEN away.is_away THEN found.shipment END',
      sold_to: 'CASE WHEN away.is_away THEN found.customer END',
      ship_to: 'CASE WHEN away.is_away THEN found.customer END',
      ship_to_country: `CASE WHEN away.is_away THEN 'DE' END`,
      shipped_time: 'CASE WHEN away.is_away THEN made.made_time END',
    },
  ),
];

/** An instant of the records of a unit, with its text. */
export const madeTime = { time: 'made.made_time', text: timeText('made.made_time') } as const;
