import { z } from 'zod';

import type { AsOf, RecordConflict, RecordConflictConnection } from '../graphql/connection';
import { Conditions } from './conditions';
import type { AskedUnit, UnitKeyStatements } from './conditions';
import { assertPageSize, readCursor, toCursor, toPage } from './page';
import type { SqlClient } from './sql-client';

/** Which page of conflicts is asked for. */
export interface ConflictPage extends AskedUnit {
  /** 1 to 1,000. */
  readonly first: number;
  /** `endCursor` of the page before; null for the first page. */
  readonly after?: string | null;
  /** Only conflicts of this kind of record; null for all. */
  readonly kind?: string | null;
  /** Only content that came at or after this time. */
  readonly fromTime?: string | null;
  /** Only content that came before this time. */
  readonly toTime?: string | null;
}

/**
 * A page of the conflicts of a store.
 * @param asOf how far the unit feed was read
 * @param unitKeys how the units of a question are found; null in a store without units
 * @throws TraceError PAGE_SIZE_OUT_OF_RANGE, CURSOR_MALFORMED, EVENT_TIME_MALFORMED, SITE_MALFORMED and the codes of a unit key
 */
export async function readConflicts(
  sql: SqlClient,
  page: ConflictPage,
  asOf: AsOf | null,
  unitKeys: UnitKeyStatements | null = null,
): Promise<RecordConflictConnection> {
  assertPageSize(page.first);
  const after = typeof page.after === 'string' ? readCursor(page.after, cursorSchema) : null;
  const conditions = new Conditions();
  if (typeof page.kind === 'string') conditions.add([page.kind], (kind) => `kind = ${kind}::text`);
  conditions.addUnits('subject_key', page, unitKeys);
  conditions.addTimes('record_time', page.fromTime, page.toTime);
  const [counted] = await sql.$queryRawUnsafe<{ total: bigint }[]>(
    `SELECT count(*) AS total FROM record_conflict WHERE ${conditions.toString()}`,
    ...conditions.values,
  );
  if (after)
    conditions.add(
      after,
      (subject, eventId, content) =>
        `(subject_key, event_id, content_sha256) > (${subject}::text, ${eventId}::text::uuid, decode(${content}::text, 'hex'))`,
    );
  const rows = await sql.$queryRawUnsafe<RecordConflict[]>(
    `SELECT kind, subject_key AS "subjectKey", event_id::text AS "eventId", encode(stored_content_sha256, 'hex') AS "storedContentSha256",
       encode(content_sha256, 'hex') AS "conflictingContentSha256", content::text AS "conflictingContent", record_time AS "recordTime"
     FROM record_conflict WHERE ${conditions.toString()}
     ORDER BY subject_key, event_id, content_sha256 LIMIT ${page.first + 1}`,
    ...conditions.values,
  );
  return {
    ...toPage(rows, page.first, after === null, (node) =>
      toCursor([node.subjectKey, node.eventId, node.conflictingContentSha256]),
    ),
    totalCount: Number(counted?.total ?? 0),
    asOf,
  };
}

const cursorSchema = z.tuple([
  z.string().regex(/^[^\0]*$/),
  z.string().regex(/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/),
  z.string().regex(/^[0-9a-f]{64}$/),
]);
