import { setTimeout as sleep } from 'node:timers/promises';

import type { AsOf, SqlClient } from '@tracegraph/record';
import type { Logger } from '@tracegraph/service-kit';

import { nextFeedState } from './feed-state';
import type { FeedState } from './feed-state';
import { appendEvents, readPosition } from './reference-table';
import { UnitFeed } from './unit-feed';
import type { FeedSource } from './unit-feed';

/** Pause between two looks at a feed that was read to its end, in milliseconds. */
const IDLE_MS = 200;
/** Longest pause after failures, in milliseconds. */
const MAX_BACKOFF_MS = 5_000;

/** Follows the unit feed into the local table, from where it stopped, for as long as the process lives. */
export class UnitReferenceFollower {
  private readonly feed: UnitFeed;
  private readonly stopping = new AbortController();
  private position: AsOf | null = null;
  private running: Promise<void> = Promise.resolve();
  private failures = 0;
  private state: FeedState = { state: 'BEHIND', sinceTime: new Date() };

  /**
   * @param sql the store the events are appended to
   * @param source where the feed is read
   * @param logger where a feed that cannot be read is reported, once per outage
   */
  constructor(
    private readonly sql: SqlClient,
    source: FeedSource,
    private readonly logger: Logger,
  ) {
    this.feed = new UnitFeed(source);
  }

  /** How far the feed was read; null before its first event. */
  asOf(): AsOf | null {
    return this.position;
  }

  /** Whether the feed is read, and since when. */
  feedState(): FeedState {
    return this.state;
  }

  /** Starts to follow; the units subgraph need not be there yet. */
  async start(): Promise<void> {
    this.position = await readPosition(this.sql);
    this.running = this.follow();
  }

  /** Ends at once; a page that is being stored is stored. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await this.running;
    await this.feed.close();
  }

  private async follow(): Promise<void> {
    while (!this.stopping.signal.aborted) {
      const pause = await this.step();
      if (pause > 0) await this.rest(pause);
    }
  }

  /** Stopping cuts the pause short, which is no failure. */
  private async rest(pause: number): Promise<void> {
    try {
      await sleep(pause, undefined, { signal: this.stopping.signal });
    } catch (error) {
      if (!this.stopping.signal.aborted) throw error;
    }
  }

  /** Reads one page; answers how long to wait before the next one. */
  private async step(): Promise<number> {
    try {
      const before = this.position?.position ?? null;
      const page = await this.feed.read(before, this.stopping.signal);
      if (page.events.length > 0) {
        await appendEvents(this.sql, page.events);
        this.position = await readPosition(this.sql);
      }
      if (this.failures > 0) this.logger.info('the unit feed is read again');
      this.failures = 0;
      this.state = nextFeedState(this.state, page.hasNextPage ? 'BEHIND' : 'CURRENT');
      // A feed that promises more but does not go on is asked at leisure, not in a circle.
      return page.hasNextPage && this.position?.position !== before ? 0 : IDLE_MS;
    } catch (error) {
      if (this.stopping.signal.aborted) return 0;
      if (this.failures === 0) this.logger.warn({ err: error }, 'the unit feed cannot be read; trying again');
      this.failures += 1;
      this.state = nextFeedState(this.state, 'FAILING');
      return Math.min(MAX_BACKOFF_MS, IDLE_MS * 2 ** Math.min(this.failures, 5));
    }
  }
}
