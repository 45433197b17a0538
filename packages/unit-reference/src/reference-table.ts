import { insertRows, unitColumns } from '@tracegraph/record';
import type { AsOf, SqlClient } from '@tracegraph/record';

import type { UnitReferenceEvent } from './feed-page';

interface PositionRow {
  readonly feed_transaction: bigint;
  readonly feed_sequence: bigint;
  readonly source_record_time: Date;
}

/**
 * The position of the last event stored here; null before the first one.
 * It is read from the events themselves, so that it cannot disagree with them.
 */
export async function readPosition(sql: SqlClient): Promise<AsOf | null> {
  const [row] = await sql.$queryRawUnsafe<PositionRow[]>(
    `SELECT feed_transaction, feed_sequence, source_record_time FROM unit_reference
     ORDER BY feed_transaction DESC, feed_sequence DESC LIMIT 1`,
  );
  return row
    ? { position: `${row.feed_transaction}.${row.feed_sequence}`, recordTime: row.source_record_time }
    : null;
}

/**
 * Stores a page of the feed in one statement; events already stored are left out.
 * @param events in the order of the feed
 */
export async function appendEvents(sql: SqlClient, events: readonly UnitReferenceEvent[]): Promise<void> {
  const rows = events.map((event) => {
    const [transaction, sequence] = event.position.split('.');
    return {
      ...unitColumns(event.unitKey),
      feedTransaction: transaction,
      feedSequence: sequence,
      kind: event.kind,
      otherKey: event.otherKey,
      eventId: event.eventId,
      eventTime: event.eventTime,
      payload: JSON.parse(event.payload) as unknown,
      sourceRecordTime: event.recordTime,
    };
  });
  await insertRows(sql, 'unit_reference', rows);
}
