import type { AsOf, SqlClient } from '@tracegraph/record';
import type { Logger } from '@tracegraph/service-kit';

import type { UnitReferenceEvent } from './feed-page';
import type { FeedState } from './feed-state';
import { appendEvents, readPosition } from './reference-table';
import { Repeater } from './repeater';
import type { Look } from './repeater';
import { UnitFeed } from './unit-feed';
import type { FeedSource } from './unit-feed';

/** Stores events of the feed; those stored already are left out. */
export type AppendEvents = (events: readonly UnitReferenceEvent[]) => Promise<void>;

/** Follows the unit feed into the local table, from where it stopped, for as long as the process lives. */
export class UnitReferenceFollower {
  private readonly feed: UnitFeed;
  private readonly repeater: Repeater;
  private position: AsOf | null = null;

  /**
   * @param sql the store the events are appended to
   * @param source where the feed is read
   * @param logger where a feed that cannot be read is reported, once per outage
   * @param append stores a page of events, with whatever they change in the store in the same transaction
   */
  constructor(
    private readonly sql: SqlClient,
    source: FeedSource,
    logger: Logger,
    private readonly append: AppendEvents = (events) => appendEvents(sql, events),
  ) {
    this.feed = new UnitFeed(source);
    this.repeater = new Repeater('the unit feed', (stopping) => this.readPage(stopping), logger);
  }

  /** How far the feed was read; null before its first event. */
  asOf(): AsOf | null {
    return this.position;
  }

  /** Whether the feed is read, and since when. */
  feedState(): FeedState {
    return this.repeater.state();
  }

  /** Starts to follow; the units subgraph need not be there yet. */
  async start(): Promise<void> {
    this.position = await readPosition(this.sql);
    this.repeater.start();
  }

  /** Ends at once; a page that is being stored is stored. */
  async stop(): Promise<void> {
    await this.repeater.stop();
    await this.feed.close();
  }

  private async readPage(stopping: AbortSignal): Promise<Look> {
    const before = this.position?.position ?? null;
    const page = await this.feed.read(before, stopping);
    if (page.events.length > 0) {
      await this.append(page.events);
      this.position = await readPosition(this.sql);
    }
    if (!page.hasNextPage) return 'END';
    // A feed that promises more but does not go on is asked at leisure, not in a circle.
    return this.position?.position === before ? 'LATER' : 'MORE';
  }
}
