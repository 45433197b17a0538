import type { SqlClient } from './sql-client';

/** A row by the names of its Prisma model; times as RFC 3339 text, bytes as `\x…` text. */
export type Row = Readonly<Record<string, unknown>>;

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

/** `eventTimeText` → `event_time_text`: Prisma's names and the columns differ only in this. */
function toColumn(field: string): string {
  return field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
