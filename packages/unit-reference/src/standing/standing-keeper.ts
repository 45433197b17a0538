import { contentSha256 } from '@tracegraph/ledger';
import type { JsonValue } from '@tracegraph/ledger';
import { lockKeys } from '@tracegraph/record';
import type { AsOf, SqlClient } from '@tracegraph/record';
import type { Logger } from '@tracegraph/service-kit';

import type { FeedState } from '../feed-state';
import { Repeater } from '../repeater';
import type { Look } from '../repeater';
import { Family } from './family';
import { findStanding } from './standing';
import type { Standing } from './standing';
import {
  appendStandings,
  findConcerned,
  findFamilyEvents,
  findStandings,
  readStandingPosition,
  toAsOf,
} from './standing-table';
import type { FeedPosition } from './standing-table';

/** Events of one step. */
const PAGE = 1_000;

/** An event to be taken in: its place in the feed, and the keys it is about. */
export interface LocalEvent extends FeedPosition {
  readonly unitKey: string;
  readonly otherKey: string | null;
}

/** What the keeper needs of a store. */
export interface StandingStore {
  /** Reads outside of a transaction. */
  readonly sql: SqlClient;
  /** Runs `work` in one transaction: all of it is stored, or nothing. */
  transaction<T>(work: (sql: SqlClient) => Promise<T>): Promise<T>;
  /** Events after a position, null for the start, in feed order; MUST never skip one that is committed later. */
  readLocalEvents(sql: SqlClient, after: FeedPosition | null, limit: number): Promise<readonly LocalEvent[]>;
}

/** Events after a position of the local copy of the feed, for {@link StandingStore.readLocalEvents}. */
export function readCopiedEvents(
  sql: SqlClient,
  after: FeedPosition | null,
  limit: number,
): Promise<readonly LocalEvent[]> {
  return sql.$queryRawUnsafe<LocalEvent[]>(
    `SELECT feed_transaction::text AS transaction, feed_sequence::text AS sequence, source_record_time AS "recordTime",
       unit_key AS "unitKey", other_key AS "otherKey" FROM unit_reference
     WHERE (feed_transaction, feed_sequence) > ($1::text::bigint, $2::text::bigint)
     ORDER BY feed_transaction, feed_sequence LIMIT $3::int`,
    after?.transaction ?? '-1',
    after?.sequence ?? '-1',
    limit,
  );
}

/**
 * Works out how things stand with units from the events of the feed, and appends what changed: whose a panel place is, where a
 * unit is now, its state and its customer. Every reverse question reads from it.
 */
export class StandingKeeper {
  private readonly repeater: Repeater;
  private position: FeedPosition | null = null;

  /** @param logger where a step that fails is reported, once per outage */
  constructor(
    private readonly store: StandingStore,
    logger: Logger,
  ) {
    this.repeater = new Repeater('the local copy of the unit feed', () => this.takeIn(), logger);
  }

  /** How far the feed was taken in; null before its first event. */
  asOf(): AsOf | null {
    return this.position && toAsOf(this.position);
  }

  /** Whether all that is there is taken in, and since when. */
  state(): FeedState {
    return this.repeater.state();
  }

  /** Begins; returns when the position so far is known. */
  async start(): Promise<void> {
    this.position = await this.store.transaction(readStandingPosition);
    this.repeater.start();
  }

  /** Ends after the step under way. */
  stop(): Promise<void> {
    return this.repeater.stop();
  }

  /** One page in one transaction; processes that share a store take turns, and each goes on where the others stopped. */
  private async takeIn(): Promise<Look> {
    // Nearly every look finds nothing, which costs one statement and no transaction.
    const [next] = await this.store.readLocalEvents(this.store.sql, this.position, 1);
    if (!next) return 'END';
    const [position, look] = await this.store.transaction(async (sql) => {
      await lockKeys(sql, ['unit_standing']);
      const before = await readStandingPosition(sql);
      const events = await this.store.readLocalEvents(sql, before, PAGE);
      const end = events.at(-1);
      if (!end) return [before, 'END'] as const;
      await appendChanges(sql, events, end);
      return [end, events.length === PAGE ? 'MORE' : 'END'] as const;
    });
    this.position = position;
    return look;
  }
}

async function appendChanges(sql: SqlClient, events: readonly LocalEvent[], end: LocalEvent): Promise<void> {
  const touched = events.flatMap(({ unitKey, otherKey }) =>
    otherKey === null ? [unitKey] : [unitKey, otherKey],
  );
  const keys = await findConcerned(sql, [...new Set(touched)]);
  const family = new Family(await findFamilyEvents(sql, keys));
  const before = await findStandings(sql, keys);
  const standings = keys.map((key) => {
    const standing = findStanding(key, family);
    return { ...standing, contentSha256: contentSha256(toContent(standing)) };
  });
  // The position is that of the last standing, so the last event leaves one in any case.
  const changed = standings.filter(
    ({ unitKey, contentSha256: hash }) => unitKey === end.unitKey || before.get(unitKey) !== hash,
  );
  await appendStandings(sql, changed, end);
}

function toContent({ shipment, stateTime, ...standing }: Standing): JsonValue {
  return {
    ...standing,
    boundKeys: [...standing.boundKeys],
    workOrders: [...standing.workOrders],
    stateTime: stateTime?.toISOString() ?? null,
    shipment: shipment && { ...shipment, shippedTime: shipment.shippedTime.toISOString() },
  };
}
