import type { ComponentRecordKind } from '../entities/component-record-kind';
import { RECORD_TABLES } from './record-tables';

/** The columns every record shares but its hash, by the names of the Prisma models; of the table `recorded`. */
export const RECORD_COLUMNS = `recorded.event_id::text AS "eventId", recorded.event_time AS "eventTime",
  recorded.event_time_text AS "eventTimeText", recorded.record_time AS "recordTime", recorded.origin, recorded.collector,
  recorded.document_ref AS "documentRef", recorded.findings`;

/** The condition that no correction declares a record wrong: one look into the index of corrections. */
export function isEffective(kind: keyof typeof ComponentRecordKind, table: string): string {
  return `NOT EXISTS (SELECT 1 FROM correction WHERE correction.kind = '${kind}'
    AND correction.subject_key = ${table}.${RECORD_TABLES[kind].subjectColumn} AND correction.corrected_event_id = ${table}.event_id)`;
}

/** Kinds of registered things: of several effective registrations of a subject the earliest recorded one answers. */
type RegisteredKind = Exclude<keyof typeof ComponentRecordKind, 'INSTALLATION' | 'REMOVAL'>;

/**
 * The registration that answers for one subject, for a subquery: one look into the index, however large the table is.
 * @param kind what is registered
 * @param columns of the table `recorded`
 * @param subject where its key stands in the query around
 */
export function standingOf(kind: RegisteredKind, columns: string, subject: string): string {
  return `SELECT ${columns} FROM ${RECORD_TABLES[kind].table} AS recorded
    WHERE recorded.subject_key = ${subject} AND ${isEffective(kind, 'recorded')}
    ORDER BY recorded.record_time, recorded.event_id LIMIT 1`;
}

/** The registrations that answer for the subjects of the parameter `$1`, as the table `recorded`. */
export function standingRecords(kind: RegisteredKind): string {
  return `(SELECT DISTINCT unnest($1::text[]) COLLATE "C" AS subject_key) AS asked
    CROSS JOIN LATERAL (${standingOf(kind, 'recorded.*', 'asked.subject_key')}) AS recorded`;
}
