import type { SqlClient } from '@tracegraph/record';
import DataLoader from 'dataloader';

import { findOutboundTimes } from './outbound-times';
import type { WhereaboutsEvent } from './outbound-times';
import { isEffectiveEvent, unitBehind } from './unit-key-statements';

const isEffectiveBinding = (event: 'reference' | 'binding') => isEffectiveEvent(event, "'PANEL_BINDING'");

const isEffectiveWhereabouts = isEffectiveEvent(
  'reference',
  `CASE reference.kind WHEN 'INSTALLED' THEN 'UNIT_INSTALLATION' WHEN 'REMOVED' THEN 'UNIT_REMOVAL' ELSE 'SHIPMENT' END`,
);

/** All keys under which a unit may be recorded: its own, and the places bound to it. */
const keysOf = (unitKey: string) => `(SELECT ${unitKey} AS key
  UNION SELECT binding.other_key FROM unit_reference AS binding
  WHERE binding.unit_key = ${unitKey} AND binding.kind = 'BOUND' AND ${isEffectiveBinding('binding')})`;

/** Where units were, with the units behind all keys; a unit reached again on the way up is not followed again. */
const WHEREABOUTS = `WITH RECURSIVE asked AS (
    SELECT key, ${unitBehind('key')} COLLATE "C" AS unit_key FROM unnest($1::text[]) AS key
  ), reached AS (
    SELECT unit_key FROM asked
    UNION
    SELECT ${unitBehind('reference.other_key')} FROM reached CROSS JOIN LATERAL ${keysOf('reached.unit_key')} AS known
    JOIN unit_reference AS reference ON reference.unit_key = known.key AND reference.kind = 'INSTALLED'
      AND reference.other_key IS NOT NULL AND ${isEffectiveWhereabouts}
  )
  SELECT key AS unit_key, 'ASKED' AS kind, unit_key AS other_key, NULL AS event_time, 0 AS instant FROM asked
  UNION ALL
  SELECT reached.unit_key, reference.kind, ${unitBehind('reference.other_key')}, reference.event_time,
    (dense_rank() OVER (ORDER BY reference.event_time))::int
  FROM reached CROSS JOIN LATERAL ${keysOf('reached.unit_key')} AS known
  JOIN unit_reference AS reference ON reference.unit_key = known.key
    AND reference.kind IN ('INSTALLED', 'REMOVED', 'SHIPPED') AND ${isEffectiveWhereabouts}`;

type WhereaboutsRow = { readonly unit_key: string } & (
  | { readonly kind: 'ASKED'; readonly other_key: string }
  | {
      readonly kind: WhereaboutsEvent['kind'];
      readonly other_key: string | null;
      readonly event_time: Date;
      readonly instant: number;
    }
);

/**
 * Loads the keys of each unit: its own first, then the panel positions bound to it, in the order of their text.
 * @param sql the store with the local table
 */
export function createBoundKeyLoader(sql: SqlClient): DataLoader<string, readonly string[]> {
  return new DataLoader(async (unitKeys) => {
    const rows = await sql.$queryRawUnsafe<{ unit_key: string; other_key: string }[]>(
      `SELECT DISTINCT unit_key, other_key FROM unit_reference AS reference
       WHERE unit_key = ANY($1::text[]) AND kind = 'BOUND' AND other_key <> unit_key AND ${isEffectiveBinding('reference')}
       ORDER BY unit_key, other_key`,
      unitKeys,
    );
    const keys = new Map<string, string[]>(unitKeys.map((unitKey) => [unitKey, [unitKey]]));
    for (const row of rows) keys.get(row.unit_key)?.push(row.other_key);
    return unitKeys.map((unitKey) => keys.get(unitKey) ?? [unitKey]);
  });
}

/**
 * Loads the times at which each unit left the maker: by itself, or inside the units that contained it at that time. What was
 * recorded under a panel position counts for the unit bound to it, of the unit as well as of what contained it, and also
 * where the position itself is asked.
 * @param sql the store with the local table
 */
export function createOutboundTimeLoader(sql: SqlClient): DataLoader<string, readonly Date[]> {
  return new DataLoader(async (keys) => {
    const rows = await sql.$queryRawUnsafe<WhereaboutsRow[]>(WHEREABOUTS, keys);
    const units = new Map<string, string>();
    const events = new Map<string, WhereaboutsEvent[]>();
    for (const row of rows) {
      if (row.kind === 'ASKED') {
        units.set(row.unit_key, row.other_key);
        continue;
      }
      const { kind, other_key: containerKey, instant, event_time: eventTime } = row;
      const own = events.get(row.unit_key) ?? [];
      own.push({ kind, containerKey, instant, eventTime });
      events.set(row.unit_key, own);
    }
    return keys.map((key) => findOutboundTimes(units.get(key) ?? key, events));
  });
}
