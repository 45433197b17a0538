import type { Row, SqlClient } from '@tracegraph/record';

import type { RecordKind } from './record-tables';
import { RECORD_TABLES } from './record-tables';

/**
 * A condition in SQL: no correction declares the row wrong.
 * @param row alias of the row in the statement
 * @param kind kind of the record
 * @param subjectColumn column of the row with the subject the correction names
 */
export function effective(row: string, kind: RecordKind, subjectColumn = 'unit_key'): string {
  return (
    `NOT EXISTS (SELECT 1 FROM correction WHERE correction.subject_key = ${row}.${subjectColumn} ` +
    `AND correction.kind = '${kind}' AND correction.corrected_event_id = ${row}.event_id)`
  );
}

/**
 * A condition in SQL: the row is the registration that answers, which is the earliest recorded effective one of its subject.
 * @param row alias of the row in the statement
 * @param kind kind of a registration
 */
export function answering(row: string, kind: RecordKind): string {
  const { table, subjectColumn } = RECORD_TABLES[kind];
  return `${effective(row, kind, subjectColumn)} AND NOT EXISTS (SELECT 1 FROM ${table} AS earlier
    WHERE earlier.${subjectColumn} = ${row}.${subjectColumn}
      AND (earlier.record_time, earlier.event_id) < (${row}.record_time, ${row}.event_id)
      AND ${effective('earlier', kind, subjectColumn)})`;
}

/**
 * The registrations that answer: of each subject the earliest recorded effective one, in one statement.
 * @param kind kind of a registration
 * @param subjectKeys what is looked up
 */
export async function findRegistrations<R>(
  sql: SqlClient,
  kind: RecordKind,
  subjectKeys: readonly string[],
): Promise<readonly R[]> {
  const { table, subjectColumn } = RECORD_TABLES[kind];
  if (subjectKeys.length === 0) return [];
  return rowsOf<R>(
    sql,
    `SELECT DISTINCT ON (${subjectColumn}) registration.* FROM ${table} AS registration
     WHERE ${subjectColumn} = ANY($1::text[]) AND ${effective('registration', kind, subjectColumn)}
     ORDER BY ${subjectColumn}, record_time, event_id`,
    subjectKeys,
  );
}

/**
 * Rows by the names of their Prisma model: `event_time_text` → `eventTimeText`.
 * @param statement one statement with $1… parameters
 * @param values its parameters
 */
export async function rowsOf<R>(
  sql: SqlClient,
  statement: string,
  ...values: readonly unknown[]
): Promise<readonly R[]> {
  const rows = await sql.$queryRawUnsafe<Row[]>(statement, ...values);
  return rows.map(
    (row) => Object.fromEntries(Object.entries(row).map(([column, value]) => [toField(column), value])) as R,
  );
}

function toField(column: string): string {
  return column.replace(/_([a-z])/g, (_match, letter: string) => letter.toUpperCase());
}
