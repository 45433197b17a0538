import { standingOf } from '../standing/standing-table';

/** A reverse question, as the store that holds the facts puts it. */
export interface UnitQuestion {
  /**
   * A SELECT of the columns `unit_key` (as recorded, also places on panels), `is_certain` and `is_now`: one row or more a
   * key, effective records only. A constant text; its parameters are `$1`… in the order of `values`.
   */
  readonly held: string;
  readonly values: readonly unknown[];
}

/** Which units are chosen from those that hold the fact; the parameters stand behind those of the question. */
const CHOSEN = `($now::boolean IS FALSE OR held.is_now)`;

const COLUMNS = `unit_key, outermost_key, is_certain, is_now, is_registered, state, sold_to, shipment_number, shipped_time, work_orders`;

/** The units themselves: facts of a place on a panel are facts of the units bound to it. */
const holders = (held: string) => `held AS (${held}),
  recorded AS (SELECT unit_key, bool_or(is_certain) AS is_certain, bool_or(is_now) AS is_now
    FROM held WHERE ${CHOSEN} GROUP BY unit_key),
  holder AS (SELECT coalesce(bound.key, recorded.unit_key) COLLATE "C" AS unit_key,
      bool_or(is_certain) AS is_certain, bool_or(is_now) AS is_now
    FROM recorded
    LEFT JOIN LATERAL (${standingOf('recorded.unit_key', 'standing.bound_keys')}) AS place ON true
    LEFT JOIN LATERAL unnest(place.bound_keys) AS bound(key) ON true
    GROUP BY 1),
  standing_holder AS (SELECT holder.unit_key, holder.is_certain, holder.is_now,
      coalesce(now.outermost_key, holder.unit_key) COLLATE "C" AS outermost_key, coalesce(now.is_registered, false) AS is_registered,
      now.state, now.sold_to, now.shipment_number, now.shipped_time, coalesce(now.work_orders, '{}') AS work_orders
    FROM holder LEFT JOIN LATERAL (${standingOf('holder.unit_key', 'standing.*')}) AS now ON true)`;

/** What they are inside of now; its own standing says the rest. */
const OUTERMOST = `outermost AS (SELECT outermost_key AS unit_key, bool_or(is_certain) AS is_certain, bool_or(is_now) AS is_now
    FROM standing_holder GROUP BY outermost_key),
  listed AS (SELECT outermost.unit_key, outermost.unit_key AS outermost_key, outermost.is_certain, outermost.is_now,
      coalesce(now.is_registered, false) AS is_registered, now.state, now.sold_to, now.shipment_number, now.shipped_time,
      coalesce(now.work_orders, '{}') AS work_orders
    FROM outermost LEFT JOIN LATERAL (${standingOf('outermost.unit_key', 'standing.*')}) AS now ON true)`;

const HOLDER = `listed AS (SELECT ${COLUMNS} FROM standing_holder)`;

const FILTERED = `chosen AS MATERIALIZED (SELECT * FROM listed
    WHERE ($certain::boolean IS NULL OR is_certain = $certain::boolean)
      AND ($state::text IS NULL OR state = $state::text)
      AND ($customer::text IS NULL OR sold_to = $customer::text)
      AND ($shipped::boolean IS NULL OR (shipped_time IS NOT NULL) = $shipped::boolean))`;

const PAGE = `(SELECT coalesce(json_agg(page ORDER BY page.unit_key), '[]') FROM (
    SELECT * FROM chosen WHERE $after::text IS NULL OR unit_key > $after::text COLLATE "C"
    ORDER BY unit_key LIMIT $limit::int) AS page) AS page`;

const TOTALS = `(SELECT json_build_object(
    'unitCount', count(*), 'certainCount', count(*) FILTER (WHERE is_certain), 'possibleCount', count(*) FILTER (WHERE NOT is_certain),
    'heldNowCount', count(*) FILTER (WHERE is_now), 'outermostCount', count(DISTINCT outermost_key),
    'byState', (SELECT coalesce(json_agg(json_build_object('state', state, 'unitCount', unit_count) ORDER BY state), '[]')
      FROM (SELECT state, count(*) AS unit_count FROM chosen GROUP BY state) AS by_state),
    'byCustomer', (SELECT coalesce(json_agg(json_build_object('code', sold_to, 'unitCount', unit_count) ORDER BY sold_to), '[]')
      FROM (SELECT sold_to, count(*) AS unit_count FROM chosen GROUP BY sold_to) AS by_customer)) FROM chosen) AS totals`;

/** Names of the parameters behind those of the question, in their order. */
const PARAMETERS = ['now', 'certain', 'state', 'customer', 'shipped', 'after', 'limit'] as const;

/** The values of the parameters behind those of a question. */
export type UnitQuestionValues = Readonly<Record<(typeof PARAMETERS)[number], unknown>>;

/** A statement with its parameters. */
export interface Statement {
  readonly text: string;
  readonly values: readonly unknown[];
}

/**
 * The one statement that answers a reverse question: page and counts are of one moment.
 * @param question what is asked
 * @param level whether the units are listed, or what they are inside of
 * @param values which of them, and from where
 * @param withTotals whether the counts are asked for
 */
export function toStatement(
  question: UnitQuestion,
  level: 'HOLDER' | 'OUTERMOST',
  values: UnitQuestionValues,
  withTotals: boolean,
): Statement {
  const names = new Map(PARAMETERS.map((name, at) => [`$${name}`, `$${question.values.length + at + 1}`]));
  const place = (sql: string) => sql.replace(/\$[a-z]+/g, (name) => names.get(name) ?? name);
  const parts = [holders('{held}'), level === 'HOLDER' ? HOLDER : OUTERMOST, FILTERED]
    .map(place)
    .join(',\n  ');
  const selected = [PAGE, ...(withTotals ? [TOTALS] : [])].map(place).join(',\n  ');
  return {
    text: `WITH ${parts}\nSELECT ${selected}`.replace('{held}', () => question.held),
    values: [...question.values, ...PARAMETERS.map((name) => values[name])],
  };
}
