import { setTimeout as sleep } from 'node:timers/promises';

import type { Logger } from '@tracegraph/service-kit';

import { nextFeedState } from './feed-state';
import type { FeedState } from './feed-state';

/** Pause between two looks at what was read to its end, in milliseconds. */
const IDLE_MS = 200;
/** Longest pause after failures, in milliseconds. */
const MAX_BACKOFF_MS = 5_000;

/** What a look showed: there is more to read at once (`MORE`) or at leisure (`LATER`), or nothing more (`END`). */
export type Look = 'MORE' | 'LATER' | 'END';

/** Does one step again and again, for as long as the process lives. */
export class Repeater {
  private readonly stopping = new AbortController();
  private running: Promise<void> = Promise.resolve();
  private failures = 0;
  private current: FeedState = { state: 'BEHIND', sinceTime: new Date() };

  /**
   * @param what is read, for the log
   * @param step one step; MUST be safe to repeat after a failure
   * @param logger where failures are reported, once per outage
   */
  constructor(
    private readonly what: string,
    private readonly step: (stopping: AbortSignal) => Promise<Look>,
    private readonly logger: Logger,
  ) {}

  /** How the steps fare. */
  state(): FeedState {
    return this.current;
  }

  /** Begins; returns at once. */
  start(): void {
    this.running = this.repeat();
  }

  /** Ends after the step under way. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await this.running;
  }

  private async repeat(): Promise<void> {
    while (!this.stopping.signal.aborted) {
      const pause = await this.once();
      if (pause > 0) await this.rest(pause);
    }
  }

  /** @returns how long to wait before the next step */
  private async once(): Promise<number> {
    try {
      const look = await this.step(this.stopping.signal);
      if (this.failures > 0) this.logger.info(`${this.what} is read again`);
      this.failures = 0;
      this.current = nextFeedState(this.current, look === 'END' ? 'CURRENT' : 'BEHIND');
      return look === 'MORE' ? 0 : IDLE_MS;
    } catch (error) {
      if (this.stopping.signal.aborted) return 0;
      if (this.failures === 0) this.logger.warn({ err: error }, `${this.what} cannot be read; trying again`);
      this.failures += 1;
      this.current = nextFeedState(this.current, 'FAILING');
      return Math.min(MAX_BACKOFF_MS, IDLE_MS * 2 ** Math.min(this.failures, 5));
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
}
