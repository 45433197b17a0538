import { insertRows, unitColumns } from '@tracegraph/record';
import type { AsOf, SqlClient } from '@tracegraph/record';

import type { FamilyEvent } from './family';
import type { Standing } from './standing';

/** A position of the feed, with the time its event was stored. */
export interface FeedPosition {
  readonly transaction: string;
  readonly sequence: string;
  readonly recordTime: Date;
}

/** The latest standing of the key `key`, as a subquery: one look into the index, however many there are. */
export function standingOf(key: string, columns: string): string {
  return `SELECT ${columns} FROM unit_standing AS standing WHERE standing.unit_key = ${key}
    ORDER BY standing.feed_transaction DESC, standing.feed_sequence DESC LIMIT 1`;
}

/** The position up to which standings were worked out; null before the first event. */
export async function readStandingPosition(sql: SqlClient): Promise<FeedPosition | null> {
  const [row] = await sql.$queryRawUnsafe<FeedPosition[]>(
    `SELECT feed_transaction::text AS transaction, feed_sequence::text AS sequence, source_record_time AS "recordTime"
     FROM unit_standing ORDER BY feed_transaction DESC, feed_sequence DESC LIMIT 1`,
  );
  return row ?? null;
}

/** The position as it is shown. */
export function toAsOf({ transaction, sequence, recordTime }: FeedPosition): AsOf {
  return { position: `${transaction}.${sequence}`, recordTime };
}

/**
 * Keys whose standing events about `$1` may change: the keys, what is bound to them or they are bound to, and everything
 * that was ever inside.
 */
const CONCERNED = `WITH RECURSIVE concerned(key) AS (
    SELECT DISTINCT unnest($1::text[]) COLLATE "C"
    UNION
    SELECT next.key FROM concerned CROSS JOIN LATERAL (
      SELECT event.unit_key AS key FROM unit_reference AS event
        WHERE event.other_key = concerned.key AND event.kind IN ('BOUND', 'INSTALLED', 'REMOVED')
      UNION ALL
      SELECT event.other_key FROM unit_reference AS event
        WHERE event.unit_key = concerned.key AND event.kind = 'BOUND' AND event.other_key IS NOT NULL) AS next)
  SELECT key FROM concerned ORDER BY key`;

/** All events about `$1`, about what is bound to them, and about everything they were ever inside of, in feed order. */
const FAMILY = `WITH RECURSIVE family(key) AS (
    SELECT DISTINCT unnest($1::text[]) COLLATE "C"
    UNION
    SELECT next.key FROM family CROSS JOIN LATERAL (
      SELECT event.other_key AS key FROM unit_reference AS event
        WHERE event.unit_key = family.key AND event.kind IN ('BOUND', 'INSTALLED', 'REMOVED') AND event.other_key IS NOT NULL
      UNION ALL
      SELECT event.unit_key FROM unit_reference AS event
        WHERE event.other_key = family.key AND event.kind = 'BOUND') AS next)
  SELECT event.unit_key AS "unitKey", event.kind, event.other_key AS "otherKey", event.event_id::text AS "eventId",
    event.event_time AS "eventTime", event.payload, (dense_rank() OVER (ORDER BY event.event_time))::int AS instant
  FROM family JOIN unit_reference AS event ON event.unit_key = family.key
  ORDER BY event.feed_transaction, event.feed_sequence`;

/** The keys whose standing may have changed by events about these keys. */
export async function findConcerned(sql: SqlClient, keys: readonly string[]): Promise<readonly string[]> {
  return (await sql.$queryRawUnsafe<{ key: string }[]>(CONCERNED, keys)).map(({ key }) => key);
}

/** The events from which the standing of these keys follows. */
export function findFamilyEvents(sql: SqlClient, keys: readonly string[]): Promise<readonly FamilyEvent[]> {
  return sql.$queryRawUnsafe<FamilyEvent[]>(FAMILY, keys);
}

/** The latest standings of these keys, as they were stored. */
export async function findStandings(
  sql: SqlClient,
  keys: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await sql.$queryRawUnsafe<{ unit_key: string; content_sha256: string }[]>(
    `SELECT asked.key AS unit_key, known.content_sha256 FROM unnest($1::text[]) AS asked(key)
     CROSS JOIN LATERAL (${standingOf('asked.key', "encode(standing.content_sha256, 'hex') AS content_sha256")}) AS known`,
    keys,
  );
  return new Map(rows.map(({ unit_key, content_sha256 }) => [unit_key, content_sha256]));
}

/** Appends standings that hold from a position of the feed on, in one statement. */
export async function appendStandings(
  sql: SqlClient,
  standings: readonly (Standing & { readonly contentSha256: string })[],
  position: FeedPosition,
): Promise<void> {
  const rows = standings.map(({ unitKey, shipment, stateTime, contentSha256, ...standing }) => ({
    ...unitColumns(unitKey),
    feedTransaction: position.transaction,
    feedSequence: position.sequence,
    sourceRecordTime: position.recordTime.toISOString(),
    contentSha256: `\\x${contentSha256}`,
    ...standing,
    stateTime: stateTime?.toISOString() ?? null,
    shipmentNumber: shipment?.shipmentNumber ?? null,
    soldTo: shipment?.soldTo ?? null,
    shipTo: shipment?.shipTo ?? null,
    shipToCountry: shipment?.shipToCountry ?? null,
    shippedTime: shipment?.shippedTime.toISOString() ?? null,
  }));
  await insertRows(sql, 'unit_standing', rows);
}
