import { randomUUID } from 'node:crypto';

import { CLIENT_KEEP_ALIVE_MS, TraceError, signRequest } from '@tracegraph/service-kit';
import type { CallerClaims, SigningKey } from '@tracegraph/service-kit';
import { Agent, fetch } from 'undici';

import { FEED_QUERY, feedAnswerSchema } from './feed-page';
import type { UnitReferenceEvent } from './feed-page';

/** Events of one page. */
export const FEED_PAGE = 1_000;
const TIMEOUT_MS = 10_000;

/** Where the feed is read. */
export interface FeedSource {
  /** The units subgraph, `http…/graphql`. */
  readonly url: string;
  /** Keys shared with the units subgraph. */
  readonly keys: readonly SigningKey[];
  /** Name of the subgraph that reads. */
  readonly reader: string;
}

/** A page of the feed. */
export interface FeedPage {
  readonly events: readonly UnitReferenceEvent[];
  readonly hasNextPage: boolean;
}

/** Reads pages of the feed of the units subgraph by signed requests. */
export class UnitFeed {
  private readonly agent = new Agent({ keepAliveTimeout: CLIENT_KEEP_ALIVE_MS, connections: 1 });
  private readonly claims: CallerClaims;

  constructor(private readonly source: FeedSource) {
    this.claims = { subject: `subgraph:${source.reader}`, roles: ['service'], party: null };
  }

  /**
   * @param after position of the last event read; null from the start
   * @param stopping ends the request where the answer is no longer wanted
   * @throws TraceError UNIT_FEED_UNREADABLE
   */
  async read(after: string | null, stopping: AbortSignal): Promise<FeedPage> {
    const body = JSON.stringify({
      query: FEED_QUERY,
      variables: { after, first: FEED_PAGE },
      operationName: 'UnitReferenceFeed',
    });
    const { pathname, search } = new URL(this.source.url);
    const signed = signRequest(
      { method: 'POST', path: `${pathname}${search}`, body },
      this.claims,
      { audience: 'units', keys: this.source.keys },
      randomUUID(),
    );
    const response = await fetch(this.source.url, {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json', ...signed },
      dispatcher: this.agent,
      signal: AbortSignal.any([stopping, AbortSignal.timeout(TIMEOUT_MS)]),
    });
    const answer = feedAnswerSchema.safeParse(await response.json());
    if (!answer.success) {
      throw new TraceError(
        'UNIT_FEED_UNREADABLE',
        `Expected a page of the unit feed, received HTTP ${response.status}.`,
        {
          cause: answer.error,
        },
      );
    }
    return answer.data.data.unitReferenceFeed;
  }

  /** Closes the connection. */
  async close(): Promise<void> {
    await this.agent.destroy();
  }
}
