import { byIdentity, identityOf, shownFindings } from '../draft';
import type { Appended, Draft } from '../draft';
import type { Envelope } from '../readers';
import type { Finding } from '../graphql/record';
import { appendFindings } from './append-findings';
import type { RecordFinding } from './append-findings';
import { insertRows } from './insert-rows';
import type { Row } from './insert-rows';
import type { SqlClient } from './sql-client';
import { unitColumns } from './unit-columns';

/** How the drafts of one kind become rows. */
export interface AppendBatch<C extends Envelope> {
  /** Name of the kind, kept with a conflict. */
  readonly kind: string;
  /** Table of the records. */
  readonly table: string;
  /** Column with the subject: `unit_key` in tables about units, else `subject_key`. */
  readonly subjectColumn: 'unit_key' | 'subject_key';
  readonly drafts: readonly Draft<C>[];
  /** The unit a record is about; default: the subject in tables about units, else none. */
  readonly unitKeyOf?: (draft: Draft<C>) => string | null;
  /** The columns of the kind, without envelope and subject. */
  readonly row: (draft: Draft<C>) => Row;
  /** Rows of other tables that belong to the record, stored only with it. */
  readonly children?: readonly {
    readonly table: string;
    readonly rows: (draft: Draft<C>) => readonly Row[];
  }[];
}

interface StoredRow {
  readonly subject: string;
  readonly event_id: string;
  readonly content_sha256: string;
  readonly findings: readonly Finding[];
}

/**
 * Stores records that are not stored yet; the heart of "written once".
 * The same event id with the same content is a replay; with other content it is a conflict, and the content is kept.
 * MUST run in a transaction together with the rules that read the store.
 * @returns one outcome a draft, in their order
 */
export async function appendOnce<C extends Envelope>(
  sql: SqlClient,
  batch: AppendBatch<C>,
): Promise<readonly Appended[]> {
  const first = new Map<string, Draft<C>>();
  for (const draft of batch.drafts) if (!first.has(identityOf(draft))) first.set(identityOf(draft), draft);
  const inserted = await insertNew(sql, batch, [...first.values()].sort(byIdentity));
  const stored = await findStored(sql, batch, inserted);
  const conflicts: Draft<C>[] = [];
  const outcomes = batch.drafts.map((draft): Appended => {
    const identity = identityOf(draft);
    if (inserted.has(identity) && first.get(identity) === draft) {
      return { index: draft.index, status: 'STORED', findings: shownFindings(draft.findings) };
    }
    const standing = standingOf(identity, first, inserted, stored);
    if (standing.content_sha256 === draft.contentSha256) {
      return { index: draft.index, status: 'REPLAYED', findings: standing.findings };
    }
    conflicts.push(draft);
    return { index: draft.index, status: 'CONFLICT', findings: [] };
  });
  await keepConflicts(sql, batch.kind, conflicts, (draft) =>
    standingOf(identityOf(draft), first, inserted, stored),
  );
  return outcomes;
}

/**
 * Holds until the end of the transaction what several recorders could claim at once; in one order, so that none wait for each other for ever.
 * @param keys e.g. `EUI_48:c015b92d0f3b`
 */
export async function lockKeys(sql: SqlClient, keys: readonly string[]): Promise<void> {
  const sorted = [...new Set(keys)].sort();
  if (sorted.length === 0) return;
  await sql.$queryRawUnsafe(
    'SELECT count(pg_advisory_xact_lock(hashtextextended(key, 0))) FROM (SELECT unnest($1::text[]) AS key ORDER BY 1) AS keys',
    sorted,
  );
}

/** The columns every record table shares, for a draft. */
export function envelopeColumns(draft: Draft): Row {
  const { eventId, eventTime, origin, collector, documentRef } = draft.content;
  return {
    eventId,
    eventTime,
    eventTimeText: eventTime,
    contentSha256: `\\x${draft.contentSha256}`,
    origin,
    collector,
    documentRef,
    findings: shownFindings(draft.findings),
  };
}

/** The record that stands: the one found, or the first of its identity in this batch where that one was inserted. */
function standingOf(
  identity: string,
  first: ReadonlyMap<string, Draft>,
  inserted: ReadonlySet<string>,
  stored: ReadonlyMap<string, StoredRow>,
): StoredRow {
  const found = stored.get(identity);
  if (found) return found;
  const draft = inserted.has(identity) ? first.get(identity) : undefined;
  if (!draft) throw new Error('A record was neither inserted nor found.');
  const { subjectKey: subject, contentSha256: content_sha256 } = draft;
  const findings = shownFindings(draft.findings);
  return { subject, event_id: draft.content.eventId, content_sha256, findings };
}

async function insertNew<C extends Envelope>(
  sql: SqlClient,
  batch: AppendBatch<C>,
  drafts: readonly Draft<C>[],
): Promise<ReadonlySet<string>> {
  const rows = drafts.map((draft) => ({
    ...(batch.subjectColumn === 'unit_key'
      ? unitColumns(draft.subjectKey)
      : { subjectKey: draft.subjectKey }),
    ...envelopeColumns(draft),
    ...batch.row(draft),
  }));
  const returned = await insertRows<{ subject: string; event_id: string }>(sql, batch.table, rows, [
    `${batch.subjectColumn} AS subject`,
    'event_id::text AS event_id',
  ]);
  const inserted = new Set(returned.map((row) => `${row.event_id} ${row.subject}`));
  const added = drafts.filter((draft) => inserted.has(identityOf(draft)));
  for (const child of batch.children ?? []) await insertRows(sql, child.table, added.flatMap(child.rows));
  await appendFindings(
    sql,
    added.flatMap((draft) => findingsOf(batch, draft)),
  );
  return inserted;
}

function findingsOf<C extends Envelope>(batch: AppendBatch<C>, draft: Draft<C>): readonly RecordFinding[] {
  const { content, subjectKey, findings } = draft;
  const about = batch.unitKeyOf ?? (() => (batch.subjectColumn === 'unit_key' ? subjectKey : null));
  return findings.map((finding) => ({
    kind: batch.kind,
    subjectKey,
    eventId: content.eventId,
    eventTime: content.eventTime,
    unitKey: finding.unitKey ?? about(draft),
    finding,
  }));
}

async function findStored<C extends Envelope>(
  sql: SqlClient,
  batch: AppendBatch<C>,
  inserted: ReadonlySet<string>,
): Promise<ReadonlyMap<string, StoredRow>> {
  const others = batch.drafts.filter((draft) => !inserted.has(identityOf(draft)));
  if (others.length === 0) return new Map();
  const rows = await sql.$queryRawUnsafe<StoredRow[]>(
    `SELECT ${batch.subjectColumn} AS subject, event_id::text AS event_id, encode(content_sha256, 'hex') AS content_sha256, findings ` +
      `FROM ${batch.table} WHERE ${batch.subjectColumn} = ANY($1::text[]) AND event_id = ANY($2::text[]::uuid[])`,
    others.map((draft) => draft.subjectKey),
    others.map((draft) => draft.content.eventId),
  );
  return new Map(rows.map((row) => [`${row.event_id} ${row.subject}`, row]));
}

async function keepConflicts(
  sql: SqlClient,
  kind: string,
  drafts: readonly Draft[],
  standing: (draft: Draft) => StoredRow,
): Promise<void> {
  const rows = drafts.map((draft) => ({
    subjectKey: draft.subjectKey,
    eventId: draft.content.eventId,
    contentSha256: `\\x${draft.contentSha256}`,
    storedContentSha256: `\\x${standing(draft).content_sha256}`,
    kind,
    content: draft.content,
  }));
  await insertRows(sql, 'record_conflict', rows);
}
