import { standingOf } from '@tracegraph/unit-reference';

import { boundTo, keysOf, unitsBoundTo, walk } from './containment-walk';

/** A fact that is true of a unit for a time, and of everything inside of it meanwhile. */
export interface LastingFact {
  /** Statement of `unit_key`, as recorded, and `since`: effective records only. `$1` is what is asked for. */
  readonly facts: string;
  /** Statement of the `event_time`s at which it may have ended, of the keys of one unit. */
  readonly ends: (keys: string) => string;
  /** Column of unit_standing that says whether it is true now; compared with `$1`. */
  readonly standing: string;
}

/**
 * The units of which a fact was ever recorded, those that were inside of such a unit while it held, at any depth, and those of
 * which it holds now.
 */
export function heldWithContents({ facts, ends, standing }: LastingFact): string {
  return `
  WITH RECURSIVE fact AS (${facts}),
  spell AS (SELECT holder.unit_key, holder.since, coalesce((SELECT min(ending.event_time)
      FROM (${ends('keys.known')}) AS ending WHERE ending.event_time > holder.since), 'infinity') AS until
    FROM (SELECT DISTINCT coalesce(bound.unit_key, fact.unit_key) COLLATE "C" AS unit_key, fact.since
      FROM fact LEFT JOIN LATERAL ${unitsBoundTo('fact.unit_key')} AS bound ON true) AS holder
    CROSS JOIN LATERAL (SELECT ARRAY${keysOf('holder.unit_key')} AS known) AS keys),
  root AS (SELECT DISTINCT spell.unit_key AS root, spell.unit_key FROM spell),
  ${walk('inside', 'container_unit_key', null)}
  SELECT fact.unit_key, true AS is_certain, false AS is_now FROM fact
  UNION ALL
  SELECT inside.subject, true, false FROM inside JOIN spell ON spell.unit_key = inside.root
    WHERE inside.depth > 0 AND greatest(inside.since, spell.since) < least(inside.until, spell.until)
  UNION ALL
  SELECT candidate.unit_key, true, true
    FROM (SELECT DISTINCT unit_key FROM unit_standing WHERE ${standing} = $1::text) AS candidate
    CROSS JOIN LATERAL (${standingOf('candidate.unit_key', `standing.bound_keys, standing.${standing} AS held`)}) AS now
    WHERE now.held = $1::text AND now.bound_keys = '{}'`;
}

/** Units by what they contain: $1 is the unit inside. */
export const HELD_CONTENT = `
  WITH RECURSIVE root AS (
    SELECT $1::text COLLATE "C" AS root, coalesce(${boundTo('$1::text')}, $1::text) COLLATE "C" AS unit_key),
  ${walk('outside', 'unit_key', null)}
  SELECT outside.unit_key, true AS is_certain, outside.until = 'infinity' AS is_now FROM outside WHERE outside.depth > 0`;
