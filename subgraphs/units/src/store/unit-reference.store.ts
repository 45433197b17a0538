import { insertRows, unitColumns } from '@tracegraph/record';
import type { AsOf, Row, SqlClient } from '@tracegraph/record';
import { TraceError } from '@tracegraph/service-kit';
import type { FeedPosition, LocalEvent } from '@tracegraph/unit-reference';

import type { UnitReferenceEvent, UnitReferenceKind } from '../entities/unit-reference';
import type { Prisma } from '../generated/client';
import { effective, rowsOf } from './effective';

/** An event about to be added to the feed. */
export interface UnitReferenceDraft {
  readonly kind: UnitReferenceKind;
  readonly unitKey: string;
  readonly otherKey: string | null;
  readonly eventId: string;
  /** RFC 3339. */
  readonly eventTime: string;
  readonly payload: Row;
}

/** An event of the feed about shipments, as it stands. */
export interface ShippingReference {
  readonly unitKey: string;
  readonly kind: 'SHIPPED' | 'RETURNED' | 'CORRECTED';
  readonly eventId: string;
  readonly payload: Row;
}

/** A `Date` would cut what is finer than a millisecond. */
const EVENT_TIME = `to_char(event_time AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;

/** The feed: what others need to know of units. */
export class UnitReferenceStore {
  constructor(private readonly database: Prisma.TransactionClient) {}

  /** Adds events in their order; MUST run in the transaction of the records they come from. */
  async append(events: readonly UnitReferenceDraft[]): Promise<void> {
    const rows = events.map(({ unitKey, ...event }) => ({ ...unitColumns(unitKey), ...event }));
    await insertRows(this.database, 'unit_reference_event', rows);
  }

  /**
   * Registers again the units of these products, with the owner that answers now; the later event of an event id counts.
   * @param owners code of the owner by product key; null where no registration answers
   */
  async appendOwners(owners: ReadonlyMap<string, string | null>): Promise<void> {
    await this.database.$queryRawUnsafe(
      `INSERT INTO unit_reference_event (unit_key, product_key, kind, event_id, event_time, payload)
       SELECT unit.unit_key, unit.product_key, 'REGISTERED', unit.event_id, unit.event_time,
         jsonb_build_object('productKey', unit.product_key, 'ownerCode', product.owner_code)
       FROM unnest($1::text[], $2::text[]) AS product(product_key, owner_code)
       JOIN unit ON unit.product_key = product.product_key
       WHERE ${effective('unit', 'UNIT')} ORDER BY unit.unit_key, unit.record_time RETURNING true AS inserted`,
      [...owners.keys()],
      [...owners.values()],
    );
  }

  /** All events about shipments of these units, in the order of the feed. */
  async findShipping(unitKeys: readonly string[]): Promise<readonly ShippingReference[]> {
    return rowsOf<ShippingReference>(
      this.database,
      `SELECT unit_key, kind, event_id::text AS event_id, payload FROM unit_reference_event
       WHERE unit_key = ANY($1::text[]) AND kind IN ('SHIPPED', 'RETURNED', 'CORRECTED') ORDER BY sequence`,
      unitKeys,
    );
  }

  /** Where the feed ends, with what is not served yet while an older transaction runs; null while it is empty. */
  async readEnd(): Promise<AsOf | null> {
    const [row] = await this.database.$queryRawUnsafe<AsOf[]>(
      `SELECT transaction_id::text || '.' || sequence AS position, record_time AS "recordTime"
       FROM unit_reference_event ORDER BY transaction_id DESC, sequence DESC LIMIT 1`,
    );
    return row ?? null;
  }

  /**
   * Events after a position. Only rows of transactions older than the oldest running one are served: whatever is stored later
   * stands behind them, so a reader that goes on from here never misses a row.
   */
  async readAfter(
    after: { readonly transaction: string; readonly sequence: string },
    limit: number,
  ): Promise<readonly UnitReferenceEvent[]> {
    return this.database.$queryRawUnsafe<UnitReferenceEvent[]>(
      `SELECT transaction_id::text || '.' || sequence AS position, kind, unit_key AS "unitKey", other_key AS "otherKey",
         event_id::text AS "eventId", ${EVENT_TIME} AS "eventTime", payload::text AS payload, record_time AS "recordTime"
       FROM unit_reference_event
       WHERE transaction_id < pg_snapshot_xmin(pg_current_snapshot())
         AND (transaction_id, sequence) > ($1::text::xid8, $2::text::bigint)
       ORDER BY transaction_id, sequence LIMIT $3::int`,
      after.transaction,
      after.sequence,
      limit,
    );
  }
}

/**
 * Events after a position, for the standing of units: like {@link UnitReferenceStore.readAfter} only those of transactions older
 * than the oldest running one.
 */
export function readLocalEvents(
  sql: SqlClient,
  after: FeedPosition | null,
  limit: number,
): Promise<readonly LocalEvent[]> {
  return sql.$queryRawUnsafe<LocalEvent[]>(
    `SELECT transaction_id::text AS transaction, sequence::text AS sequence, record_time AS "recordTime",
       unit_key AS "unitKey", other_key AS "otherKey" FROM unit_reference_event
     WHERE transaction_id < pg_snapshot_xmin(pg_current_snapshot())
       AND (transaction_id, sequence) > ($1::text::xid8, $2::text::bigint)
     ORDER BY transaction_id, sequence LIMIT $3::int`,
    after?.transaction ?? '0',
    after?.sequence ?? '0',
    limit,
  );
}

/**
 * The feed is ordered by transaction id. MUST hold before it is served: after a dump was restored into a new cluster, whose ids
 * start low again, new events would stand before old ones, and no follower would ever read them.
 * @throws TraceError UNIT_FEED_AHEAD_OF_CLUSTER
 */
export async function assertFeedFollowsCluster(sql: SqlClient): Promise<void> {
  const [ahead] = await sql.$queryRawUnsafe<{ highest: string; next: string }[]>(
    `SELECT event.transaction_id::text AS highest, pg_snapshot_xmax(pg_current_snapshot())::text AS next
     FROM (SELECT transaction_id FROM unit_reference_event ORDER BY transaction_id DESC, sequence DESC LIMIT 1) AS event
     WHERE event.transaction_id >= pg_snapshot_xmax(pg_current_snapshot())`,
  );
  if (!ahead) return;
  throw new TraceError(
    'UNIT_FEED_AHEAD_OF_CLUSTER',
    `Expected a database whose next transaction id is above ${ahead.highest}, the highest in the unit feed, but it is ${ahead.next}; see docs/runbooks/restore-units-store.md.`,
  );
}
