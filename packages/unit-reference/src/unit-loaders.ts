import type { SqlClient } from '@tracegraph/record';
import DataLoader from 'dataloader';

/** The kind of record behind an event, as a correction names it. */
type RecordKind = 'PANEL_BINDING' | 'UNIT_INSTALLATION' | 'UNIT_REMOVAL' | 'SHIPMENT';

/** Leaves out what a later correction declared wrong; an event id is unique within its kind only. */
function effective(event: 'reference' | 'removal', kind: RecordKind): string {
  return `NOT EXISTS (SELECT 1 FROM unit_reference AS correction
  WHERE correction.unit_key = ${event}.unit_key AND correction.kind = 'CORRECTED' AND correction.payload ->> 'kind' = '${kind}'
    AND correction.payload ->> 'correctedEventId' = ${event}.event_id::text)`;
}

/**
 * Loads the keys of each unit: its own first, then the panel positions bound to it, in the order of their text.
 * @param sql the store with the local table
 */
export function createBoundKeyLoader(sql: SqlClient): DataLoader<string, readonly string[]> {
  return new DataLoader(async (unitKeys) => {
    const rows = await sql.$queryRawUnsafe<{ unit_key: string; other_key: string }[]>(
      `SELECT DISTINCT unit_key, other_key FROM unit_reference AS reference
       WHERE unit_key = ANY($1::text[]) AND kind = 'BOUND' AND other_key <> unit_key AND ${effective('reference', 'PANEL_BINDING')}
       ORDER BY unit_key, other_key`,
      unitKeys,
    );
    const keys = new Map<string, string[]>(unitKeys.map((unitKey) => [unitKey, [unitKey]]));
    for (const row of rows) keys.get(row.unit_key)?.push(row.other_key);
    return unitKeys.map((unitKey) => keys.get(unitKey) ?? [unitKey]);
  });
}

/**
 * Loads the times at which each unit left the maker: by itself, or inside the units that contained it at that time. What was recorded
 * under a panel position bound to it counts as well.
 * @param sql the store with the local table
 */
export function createOutboundTimeLoader(sql: SqlClient): DataLoader<string, readonly Date[]> {
  return new DataLoader(async (unitKeys) => {
    const rows = await sql.$queryRawUnsafe<{ root: string; shipped_time: Date }[]>(
      `WITH RECURSIVE known AS (
         SELECT asked COLLATE "C" AS root, asked COLLATE "C" AS unit_key FROM unnest($1::text[]) AS asked
         UNION
         SELECT reference.unit_key, reference.other_key FROM unit_reference AS reference
         WHERE reference.unit_key = ANY($1::text[]) AND reference.kind = 'BOUND' AND ${effective('reference', 'PANEL_BINDING')}
       ), holder AS (
         SELECT root, unit_key, '-infinity'::timestamptz AS since, 'infinity'::timestamptz AS until, ARRAY[unit_key] AS path
         FROM known
         UNION ALL
         SELECT holder.root, reference.other_key, greatest(holder.since, reference.event_time),
           least(holder.until, coalesce((SELECT min(removal.event_time) FROM unit_reference AS removal
             WHERE removal.unit_key = reference.unit_key AND removal.kind = 'REMOVED' AND removal.other_key = reference.other_key
               AND removal.event_time >= reference.event_time AND ${effective('removal', 'UNIT_REMOVAL')}), 'infinity')),
           holder.path || reference.other_key
         FROM holder JOIN unit_reference AS reference ON reference.unit_key = holder.unit_key AND reference.kind = 'INSTALLED'
         WHERE reference.other_key <> ALL(holder.path) AND ${effective('reference', 'UNIT_INSTALLATION')}
       )
       SELECT DISTINCT holder.root, reference.event_time AS shipped_time
       FROM holder JOIN unit_reference AS reference ON reference.unit_key = holder.unit_key AND reference.kind = 'SHIPPED'
         AND reference.event_time >= holder.since AND reference.event_time < holder.until AND ${effective('reference', 'SHIPMENT')}
       ORDER BY 1, 2`,
      unitKeys,
    );
    const times = new Map<string, Date[]>(unitKeys.map((unitKey) => [unitKey, []]));
    for (const row of rows) times.get(row.root)?.push(row.shipped_time);
    return unitKeys.map((unitKey) => times.get(unitKey) ?? []);
  });
}
