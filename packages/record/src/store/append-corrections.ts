import type { CorrectionContent } from '../correction-schema';
import { examineCorrection } from '../correction-schema';
import type { Appended, Draft } from '../draft';
import { appendOnce } from './append';
import type { SqlClient } from './sql-client';

/** Where the records of a kind lie. */
export interface RecordTable {
  readonly table: string;
  readonly subjectColumn: 'unit_key' | 'subject_key';
}

/**
 * Stores corrections; MUST run in a transaction.
 * @param tables the table of each kind of record of the store
 */
export async function appendCorrections(
  sql: SqlClient,
  drafts: readonly Draft<CorrectionContent>[],
  tables: Readonly<Record<string, RecordTable>>,
): Promise<readonly Appended[]> {
  for (const [kind, { table, subjectColumn }] of Object.entries(tables)) {
    const ofKind = drafts.filter((draft) => draft.content.kind === kind);
    if (ofKind.length === 0) continue;
    const known = await sql.$queryRawUnsafe<{ subject: string; event_id: string }[]>(
      `SELECT ${subjectColumn} AS subject, event_id::text AS event_id FROM ${table} ` +
        `WHERE ${subjectColumn} = ANY($1::text[]) AND event_id = ANY($2::text[]::uuid[])`,
      ofKind.map((draft) => draft.subjectKey),
      ofKind.map((draft) => draft.content.correctedEventId),
    );
    const keys = new Set(known.map((row) => `${row.event_id} ${row.subject}`));
    for (const draft of ofKind)
      examineCorrection(draft, keys.has(`${draft.content.correctedEventId} ${draft.subjectKey}`));
  }
  return appendOnce(sql, {
    kind: 'CORRECTION',
    table: 'correction',
    subjectColumn: 'subject_key',
    drafts,
    unitKeyOf: ({ content, subjectKey }) =>
      tables[content.kind]?.subjectColumn === 'unit_key' ? subjectKey : null,
    row: ({ content }) => ({
      kind: content.kind,
      correctedEventId: content.correctedEventId,
      reason: content.reason,
      explanation: content.explanation,
      author: content.author,
      correctiveEventIds: content.correctiveEventIds,
    }),
  });
}
