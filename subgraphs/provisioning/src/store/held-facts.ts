import { standingOf } from '@tracegraph/unit-reference';

/**
 * Parts of the statements that answer which units hold a fact: constant texts. `unit_key` in the tables is the key a fact was
 * recorded under, which may be that of a place on a panel.
 */

/** Leaves out what a correction declared wrong. */
export const effectiveFact = (row: string, kind: string): string => `NOT EXISTS (SELECT 1 FROM correction
    WHERE correction.subject_key = ${row}.unit_key AND correction.corrected_event_id = ${row}.event_id
      AND correction.kind = '${kind}')`;

/** The units a recorded key stands for: those a place is bound to, else the key itself. */
const unitsBehind = (key: string): string => `SELECT coalesce(bound.key, ${key}) COLLATE "C" AS unit_key
    FROM (SELECT 1) AS one LEFT JOIN LATERAL (${standingOf(key, 'standing.bound_keys')}) AS place ON true
    LEFT JOIN LATERAL unnest(place.bound_keys) AS bound(key) ON true`;

/** All keys under which facts of a unit may be recorded: its own, and the places bound to it. */
const keysOf = (unit: string): string => `SELECT ${unit} AS key
    UNION ALL SELECT place.other_key FROM unit_reference AS place
    WHERE place.unit_key = ${unit} AND place.kind = 'BOUND' AND place.other_key <> ${unit}
      AND ${unit} = ANY ((${standingOf('place.other_key', 'standing.bound_keys')})::text[])`;

/** A table of facts about units. */
export interface FactTable {
  readonly table: string;
  /** Kind of its records in corrections. */
  readonly kind: string;
}

/** A condition: no effective fact of the unit ends the fact `fact`; `condition` says which `later` one would. */
export const isNotEnded = ({ table, kind }: FactTable, condition: string): string => `NOT EXISTS (
    SELECT 1 FROM (${keysOf('unit.unit_key')}) AS known JOIN ${table} AS later ON later.unit_key = known.key
    WHERE ${condition} AND ${effectiveFact('later', kind)})`;

/** A condition: one fact comes after another in the order of these columns; event id and key decide what is left open. */
export function comesAfter(later: string, fact: string, ...columns: readonly string[]): string {
  const order = (row: string): string =>
    [...columns, 'event_id', 'unit_key'].map((column) => `${row}.${column}`).join(', ');
  return `(${order(later)}) > (${order(fact)})`;
}

/** A time asked for, by the parameters that hold its ends; it begins with the first and ends before the second. */
export interface TimeWindow {
  readonly from: string;
  readonly to: string;
}

/** The window in these two parameters, either of which may be null. */
export const windowIn = (from: number, to: number): TimeWindow => ({
  from: `coalesce($${from}::text::timestamptz, '-infinity')`,
  to: `coalesce($${to}::text::timestamptz, 'infinity')`,
});

/** The time of a run; the index is on this very expression. */
const SPAN = `tstzrange(least(fact.started_time, coalesce(fact.ended_time, fact.started_time)),
    greatest(fact.started_time, coalesce(fact.ended_time, fact.event_time)), '[]')`;

/**
 * The effective runs whose time overlaps a window: those that started in it, and those that were under way when it began; where
 * the times of a run are reversed, also those under way when it ended.
 * @param subject condition on the run `fact`
 * @param columns of the runs, `*` for all
 */
export function runsWithin(
  { table, kind }: FactTable,
  subject: string,
  { from, to }: TimeWindow,
  columns = 'unit_key',
): string {
  const runs = (time: string): string => `SELECT fact.${columns} FROM ${table} AS fact
    WHERE ${subject} AND ${time} AND ${effectiveFact('fact', kind)}`;
  return `${runs(`fact.started_time >= ${from} AND fact.started_time < ${to}`)}
    UNION ALL ${runs(`(${SPAN} @> ${from} OR ${SPAN} @> ${to} AND lower(${SPAN}) < ${to})
      AND NOT (fact.started_time >= ${from} AND fact.started_time < ${to})`)}`;
}

/**
 * The effective facts of one instant in a window.
 * @param subject condition on the fact `fact`
 * @param columns of the facts, `*` for all
 */
export function factsWithin(
  { table, kind }: FactTable,
  subject: string,
  { from, to }: TimeWindow,
  columns = 'unit_key',
): string {
  return `SELECT fact.${columns} FROM ${table} AS fact
    WHERE ${subject} AND fact.event_time >= ${from} AND fact.event_time < ${to} AND ${effectiveFact('fact', kind)}`;
}

/** The units that hold facts which nothing can end. */
export function heldForEver(...facts: readonly string[]): string {
  return `SELECT fact.unit_key, true AS is_certain, true AS is_now FROM (${facts.join('\n    UNION ALL ')}) AS fact`;
}

/** The units that hold facts which another one may end; `isNow` is a condition on `fact` and the `unit`. */
export function heldUntilEnded(facts: string, isNow: string): string {
  return `SELECT unit.unit_key, true AS is_certain, ${isNow} AS is_now
    FROM (${facts}) AS fact CROSS JOIN LATERAL (${unitsBehind('fact.unit_key')}) AS unit`;
}

/** Stage runs. */
export const STAGE_RUNS: FactTable = { table: 'stage_run', kind: 'STAGE_RUN' };
/** Test runs. */
export const TEST_RUNS: FactTable = { table: 'test_run', kind: 'TEST_RUN' };
/** Defects. */
export const DEFECTS: FactTable = { table: 'defect', kind: 'DEFECT' };
/** Repairs. */
export const REPAIRS: FactTable = { table: 'repair', kind: 'REPAIR' };
/** Installations of firmware. */
export const FIRMWARE_INSTALLATIONS: FactTable = {
  table: 'firmware_installation',
  kind: 'FIRMWARE_INSTALLATION',
};
/** Security states. */
export const SECURITY_STATES: FactTable = { table: 'security_state', kind: 'SECURITY_STATE' };
/** Certificates put into units. */
export const CERTIFICATE_PROVISIONINGS: FactTable = {
  table: 'certificate_provisioning',
  kind: 'CERTIFICATE_PROVISIONING',
};
/** Decisions of quality control. */
export const QC_DECISIONS: FactTable = { table: 'qc_decision', kind: 'QC_DECISION' };
