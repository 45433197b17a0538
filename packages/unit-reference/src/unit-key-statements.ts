import type { UnitKeyStatements } from '@tracegraph/record';

/**
 * A condition: no event of the feed declares the record behind an event wrong. An event id is unique within its kind only, and a
 * correction names the kind of the record.
 * @param event alias of the event
 * @param kinds kinds of records behind it, as a list in SQL
 */
export const isEffectiveEvent = (
  event: string,
  kinds: string,
): string => `NOT EXISTS (SELECT 1 FROM unit_reference AS wrong
  WHERE wrong.unit_key = ${event}.unit_key AND wrong.kind = 'CORRECTED'
    AND wrong.payload ->> 'correctedEventId' = ${event}.event_id::text AND wrong.payload ->> 'kind' IN (${kinds}))`;

/** The unit a place on a panel is bound to, else the key itself: what is recorded about the place is about the unit. */
export const unitBehind = (
  key: string,
): string => `coalesce((SELECT binding.unit_key FROM unit_reference AS binding
  WHERE binding.other_key = ${key} AND binding.kind = 'BOUND' AND ${isEffectiveEvent('binding', "'PANEL_BINDING'")}
  ORDER BY binding.event_time, binding.event_id LIMIT 1), ${key})`;

/**
 * Units with all their keys, as rows of `unit_key` and `key`: their own, and the places on panels bound to them.
 * @param asked statement of keys of units or of places; a place stands for the unit bound to it
 */
export function unitsWithKeys(asked: string): string {
  return `SELECT DISTINCT unit.unit_key, known.key FROM (${asked}) AS asked(key)
    CROSS JOIN LATERAL (SELECT ${unitBehind('asked.key')} AS unit_key) AS unit
    CROSS JOIN LATERAL (SELECT asked.key UNION SELECT unit.unit_key
      UNION SELECT place.other_key FROM unit_reference AS place
      WHERE place.unit_key = unit.unit_key AND place.kind = 'BOUND' AND ${isEffectiveEvent('place', "'PANEL_BINDING'")}) AS known(key)`;
}

/**
 * All keys of units, each once.
 * @param asked as in {@link unitsWithKeys}
 */
export function keysOfUnits(asked: string): string {
  return `SELECT DISTINCT named.key FROM (${unitsWithKeys(asked)}) AS named`;
}

/** How a store with a local copy of the unit feed finds the keys of units; the index on work orders serves the second. */
export const COPIED_UNIT_KEYS: UnitKeyStatements = {
  ofUnit: (unit) => keysOfUnits(`SELECT ${unit}`),
  ofWorkOrder: (site, number) =>
    keysOfUnits(`SELECT named.unit_key FROM unit_reference AS named
      WHERE named.kind = 'WORK_ORDER' AND named.payload ->> 'site' = ${site} AND named.payload ->> 'number' = ${number}
        AND ${isEffectiveEvent('named', "'UNIT', 'WORK_ORDER_ASSIGNMENT', 'PANEL'")}`),
};
