import { TraceError } from '@tracegraph/service-kit';
import type { z } from 'zod';

import type { PageInfo } from '../graphql/connection';

/** Most items of one page. */
export const PAGE_LIMIT = 1_000;

/** @throws TraceError PAGE_SIZE_OUT_OF_RANGE */
export function assertPageSize(first: number): void {
  if (first >= 1 && first <= PAGE_LIMIT) return;
  throw new TraceError(
    'PAGE_SIZE_OUT_OF_RANGE',
    `Expected a page of 1 to ${PAGE_LIMIT} items, received ${first}.`,
  );
}

/** A place in a list, as text that means nothing to callers. */
export function toCursor(place: readonly string[]): string {
  return Buffer.from(JSON.stringify(place)).toString('base64url');
}

/**
 * The place a cursor names. It comes from outside: what PostgreSQL could not read is no cursor of ours.
 * @throws TraceError CURSOR_MALFORMED
 */
export function readCursor<P>(cursor: string, schema: z.ZodType<P>): P {
  try {
    return schema.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
  } catch {
    // Falls through: what is not JSON is as wrong as JSON of another shape.
  }
  throw new TraceError(
    'CURSOR_MALFORMED',
    'Expected `endCursor` of an earlier answer to the same question, unchanged; ask the first page again.',
  );
}

/** A page of rows, of which one more than asked was read. */
export function toPage<N>(
  nodes: readonly N[],
  first: number,
  isFirst: boolean,
  cursorOf: (node: N) => string,
): { readonly edges: readonly { readonly cursor: string; readonly node: N }[]; readonly pageInfo: PageInfo } {
  const edges = nodes.slice(0, first).map((node) => ({ cursor: cursorOf(node), node }));
  return {
    edges,
    pageInfo: {
      hasNextPage: nodes.length > first,
      hasPreviousPage: !isFirst,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}
