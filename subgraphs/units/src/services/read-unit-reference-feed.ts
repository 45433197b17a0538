import { PAGE_LIMIT } from '@tracegraph/record';
import { TraceError } from '@tracegraph/service-kit';
import { assertRole } from '@tracegraph/subgraph-kit';

import type { Context } from '../context';
import type { UnitReferenceFeed } from '../entities/unit-reference';

/** Which page of the feed is asked for. */
export interface FeedPage {
  /** Position of the last event read; null from the start. */
  readonly after: string | null;
  /** 1 to 1,000. */
  readonly first: number;
}

/**
 * A page of the feed, for the other subgraphs only.
 * @throws TraceError CALLER_FORBIDDEN, PAGE_SIZE_OUT_OF_RANGE, CURSOR_MALFORMED
 */
export async function readUnitReferenceFeed(
  { store, caller }: Context,
  { after, first }: FeedPage,
): Promise<UnitReferenceFeed> {
  assertRole(caller, 'service');
  if (first < 1 || first > PAGE_LIMIT)
    throw new TraceError(
      'PAGE_SIZE_OUT_OF_RANGE',
      `Expected a page of 1 to ${PAGE_LIMIT} items, received ${first}.`,
    );
  const events = await store.unitReferences.readAfter(readPosition(after), first + 1);
  const page = events.slice(0, first);
  return { events: page, endPosition: page.at(-1)?.position ?? null, hasNextPage: events.length > first };
}

function readPosition(position: string | null): { transaction: string; sequence: string } {
  if (position === null) return { transaction: '0', sequence: '0' };
  const [, transaction, sequence] = /^(\d{1,19})\.(\d{1,18})$/.exec(position) ?? [];
  if (transaction === undefined || sequence === undefined)
    throw new TraceError('CURSOR_MALFORMED', 'Expected a position of the feed, unchanged.');
  return { transaction, sequence };
}
