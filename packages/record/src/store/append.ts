import { parseUnitKey, productKeyOf } from '@tracegraph/gs1';

import { byIdentity, identityOf } from '../draft';
import type { Appended, Draft } from '../draft';
import type { Envelope } from '../readers';
import type { Finding } from '../graphql/record';
import type { SqlClient } from './sql-client';

/** A row by the names of its Prisma model; times as RFC 3339 text, bytes as `\x…` text. */
export type Row = Readonly<Record<string, unknown>>;

/** How the drafts of one kind become rows. */
export interface AppendBatch<C extends Envelope> {
  /** Name of the kind, kept with a conflict. */
  readonly kind: string;
  /** Table of the records. */
  readonly table: string;
  /** Column with the subject: `unit_key` in tables about units, else `subject_key`. */
  readonly subjectColumn: 'unit_key' | 'subject_key';
  readonly drafts: readonly Draft<C>[];
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
      return { index: draft.index, status: 'STORED', findings: draft.findings };
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
 * Inserts rows in one statement, each value read by PostgreSQL itself; a row whose key exists is left out.
 * @param table name of a table of the store, never from outside
 * @param rows rows of equal shape
 * @param returning columns to return of the inserted rows
 */
export async function insertRows<T>(
  sql: SqlClient,
  table: string,
  rows: readonly Row[],
  returning: readonly string[] = [],
): Promise<readonly T[]> {
  const [shape] = rows;
  if (!shape) return [];
  const columns = Object.keys(shape).map(toColumn).join(', ');
  const json = JSON.stringify(
    rows.map((row) =>
      Object.fromEntries(Object.entries(row).map(([name, value]) => [toColumn(name), value])),
    ),
  );
  return await sql.$queryRawUnsafe<T[]>(
    `INSERT INTO ${table} (${columns}) SELECT ${columns} FROM jsonb_populate_recordset(NULL::${table}, $1::text::jsonb) ` +
      `ON CONFLICT DO NOTHING RETURNING ${returning.length > 0 ? returning.join(', ') : 'true AS inserted'}`,
    json,
  );
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
    findings: draft.findings,
  };
}

/** The key columns of every table about units. */
export function unitColumns(unitKey: string): Row {
  return { productKey: productKeyOf(parseUnitKey(unitKey)), unitKey };
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
  const { subjectKey: subject, contentSha256: content_sha256, findings } = draft;
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
  for (const child of batch.children ?? []) {
    await insertRows(
      sql,
      child.table,
      drafts.filter((draft) => inserted.has(identityOf(draft))).flatMap(child.rows),
    );
  }
  return inserted;
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

/** `eventTimeText` → `event_time_text`: Prisma's names and the columns differ only in this. */
function toColumn(field: string): string {
  return field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
