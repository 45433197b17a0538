import type { ProductionQuestion } from '../services/read-production-filter';

/**
 * Parts of the statements that ask about many runs: which runs a question is about, and whose they are. Every part is constant
 * text; what is not asked for is null, and PostgreSQL plans each statement with its parameters, so that branches nobody asked for
 * cost nothing.
 *
 * $1 site · $2 station · $3 from · $4 to · $5 product key · $6, $7 site and number of the work order · $8 procedure or stage
 */
export function questionParameters(question: ProductionQuestion): readonly (string | null)[] {
  const { site, stationId, fromTime, toTime, productKey, workOrder, series } = question;
  return [
    site,
    stationId,
    fromTime,
    toTime,
    productKey,
    workOrder?.site ?? null,
    workOrder?.number ?? null,
    series,
  ];
}

/** Leaves out events of the feed that a later correction declared wrong. */
const effectiveEvent = (event: string, kinds: string): string => `NOT EXISTS (
    SELECT 1 FROM unit_reference AS correction
    WHERE correction.unit_key = ${event}.unit_key AND correction.kind = 'CORRECTED'
      AND correction.payload ->> 'correctedEventId' = ${event}.event_id::text AND correction.payload ->> 'kind' IN (${kinds}))`;

/**
 * The unit a place on a panel is bound to, and its product; no row for a place that is not bound, and for other keys.
 * Of several bindings the earliest effective one by time and event id counts.
 */
export const bindingOf = (key: string): string => `SELECT binding.unit_key, binding.product_key
    FROM unit_reference AS binding
    WHERE ${key} LIKE 'panel/%' AND binding.other_key = ${key} AND binding.kind = 'BOUND'
      AND ${effectiveEvent('binding', "'PANEL_BINDING'")}
    ORDER BY binding.event_time, binding.event_id LIMIT 1`;

/** A table of runs. */
export interface RunTable {
  readonly table: 'test_run' | 'stage_run';
  /** Kind of its records in corrections. */
  readonly kind: 'TEST_RUN' | 'STAGE_RUN';
  /** What runs are grouped by: a run is one of a series of attempts at it. */
  readonly series: 'procedure' | 'stage';
  /** Further columns that are needed. */
  readonly columns: readonly string[];
}

/** Leaves out runs that a correction declared wrong. */
export const effectiveRun = (run: string, kind: RunTable['kind']): string => `NOT EXISTS (
    SELECT 1 FROM correction
    WHERE correction.subject_key = ${run}.recorded_key AND correction.corrected_event_id = ${run}.event_id
      AND correction.kind = '${kind}')`;

/**
 * The common table expression `run`: the effective runs a question is about, each with the unit it belongs to (`unit_key`,
 * `product_key`), the key it was recorded under (`recorded_key`), `event_id`, `started_time`, its series and the columns asked for.
 */
export function boundRuns({ table, kind, series, columns }: RunTable): string {
  const selected = ['event_id', 'started_time', series, ...columns]
    .map((column) => `run.${column}`)
    .join(', ');
  const within = `($1::text IS NULL OR run.site = $1::text) AND ($2::text IS NULL OR run.station_id = $2::text)
      AND ($3::text IS NULL OR run.started_time >= $3::text::timestamptz)
      AND ($4::text IS NULL OR run.started_time < $4::text::timestamptz)
      AND ($8::text IS NULL OR run.${series} = $8::text)`;
  const candidates = (from: string, condition: string): string =>
    `SELECT run.unit_key AS recorded_key, run.product_key AS recorded_product_key, ${selected}
    FROM ${from} WHERE ${condition} AND ${within}`;
  return `unit_of_order AS MATERIALIZED (
    SELECT DISTINCT coalesce(binding.unit_key, assignment.unit_key) AS unit_key
    FROM unit_reference AS assignment LEFT JOIN LATERAL (${bindingOf('assignment.unit_key')}) AS binding ON true
    WHERE assignment.kind = 'WORK_ORDER' AND assignment.payload ->> 'site' = $6::text
      AND assignment.payload ->> 'number' = $7::text
      AND ${effectiveEvent('assignment', "'UNIT', 'WORK_ORDER_ASSIGNMENT', 'PANEL'")}
  ), key_of_order AS MATERIALIZED (
    SELECT unit_key AS key FROM unit_of_order
    UNION
    SELECT place.other_key FROM unit_of_order JOIN unit_reference AS place ON place.unit_key = unit_of_order.unit_key
    WHERE place.kind = 'BOUND' AND place.other_key IS NOT NULL
  ), place_of_product AS MATERIALIZED (
    SELECT DISTINCT other_key AS key FROM unit_reference
    WHERE product_key = $5::text AND kind = 'BOUND' AND other_key IS NOT NULL AND $7::text IS NULL
  ), candidate AS (
    ${candidates(`${table} AS run`, '$5::text IS NULL AND $7::text IS NULL')}
    UNION ALL
    ${candidates(`${table} AS run`, '$7::text IS NULL AND run.product_key = $5::text')}
    UNION ALL
    ${candidates(
      `place_of_product JOIN ${table} AS run ON run.unit_key = place_of_product.key`,
      '$7::text IS NULL AND run.product_key <> $5::text',
    )}
    UNION ALL
    ${candidates(`key_of_order JOIN ${table} AS run ON run.unit_key = key_of_order.key`, '$7::text IS NOT NULL')}
  ), run AS MATERIALIZED (
    SELECT coalesce(binding.unit_key, candidate.recorded_key) AS unit_key, candidate.*
    FROM candidate LEFT JOIN LATERAL (${bindingOf('candidate.recorded_key')}) AS binding ON true
    WHERE ${effectiveRun('candidate', kind)}
      AND ($5::text IS NULL OR coalesce(binding.product_key, candidate.recorded_product_key) = $5::text)
      AND ($7::text IS NULL OR coalesce(binding.unit_key, candidate.recorded_key) IN (SELECT unit_key FROM unit_of_order))
  )`;
}
