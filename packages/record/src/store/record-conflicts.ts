import { TraceError } from '@tracegraph/service-kit';
import { z } from 'zod';

import type { AsOf, RecordConflict, RecordConflictConnection } from '../graphql/connection';
import type { SqlClient } from './sql-client';

/** Most items of one page. */
export const PAGE_LIMIT = 1_000;

/** Which page of conflicts is asked for. */
export interface ConflictPage {
  /** 1 to 1,000. */
  readonly first: number;
  /** `endCursor` of the page before; null for the first page. */
  readonly after: string | null | undefined;
  /** Only conflicts of this kind of record; null for all. */
  readonly kind: string | null | undefined;
}

interface ConflictRow extends RecordConflict {
  readonly total: bigint;
}

/**
 * A page of the conflicts of a store.
 * @param asOf how far the unit feed was read
 * @throws TraceError PAGE_SIZE_OUT_OF_RANGE, CURSOR_MALFORMED
 */
export async function readConflicts(
  sql: SqlClient,
  page: ConflictPage,
  asOf: AsOf | null,
): Promise<RecordConflictConnection> {
  if (page.first < 1 || page.first > PAGE_LIMIT) {
    throw new TraceError(
      'PAGE_SIZE_OUT_OF_RANGE',
      `Expected a page of 1 to ${PAGE_LIMIT} items, received ${page.first}.`,
    );
  }
  const after = typeof page.after === 'string' ? readCursor(page.after) : null;
  const [counted] = await sql.$queryRawUnsafe<{ total: bigint }[]>(
    'SELECT count(*) AS total FROM record_conflict WHERE $1::text IS NULL OR kind = $1::text',
    page.kind ?? null,
  );
  const rows = await sql.$queryRawUnsafe<ConflictRow[]>(
    `SELECT kind, subject_key AS "subjectKey", event_id::text AS "eventId", encode(stored_content_sha256, 'hex') AS "storedContentSha256",
       encode(content_sha256, 'hex') AS "conflictingContentSha256", content::text AS "conflictingContent", record_time AS "recordTime"
     FROM record_conflict
     WHERE ($1::text IS NULL OR kind = $1::text)
       AND ($2::text IS NULL OR (subject_key, event_id, content_sha256) > ($2::text, $3::text::uuid, decode($4::text, 'hex')))
     ORDER BY subject_key, event_id, content_sha256 LIMIT $5::int`,
    page.kind ?? null,
    after?.[0] ?? null,
    after?.[1] ?? null,
    after?.[2] ?? null,
    page.first + 1,
  );
  const edges = rows.slice(0, page.first).map((node) => ({ cursor: toCursor(node), node }));
  return {
    edges,
    pageInfo: {
      hasNextPage: rows.length > page.first,
      hasPreviousPage: after !== null,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
    totalCount: Number(counted?.total ?? 0),
    asOf,
  };
}

/** A cursor comes from outside: what PostgreSQL could not read is no cursor of ours. */
const cursorSchema = z.tuple([
  z.string().regex(/^[^\0]*$/),
  z.string().regex(/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/),
  z.string().regex(/^[0-9a-f]{64}$/),
]);

function toCursor(node: RecordConflict): string {
  return Buffer.from(JSON.stringify([node.subjectKey, node.eventId, node.conflictingContentSha256])).toString(
    'base64url',
  );
}

function readCursor(cursor: string): readonly [string, string, string] {
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    return cursorSchema.parse(parts);
  } catch {
    // Falls through: what is not JSON is as wrong as JSON of another shape.
  }
  throw new TraceError('CURSOR_MALFORMED', 'Expected a cursor of an earlier answer, unchanged.');
}
