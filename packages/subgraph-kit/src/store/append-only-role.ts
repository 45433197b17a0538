import { TraceError } from '@tracegraph/service-kit';

import type { SqlClient } from '@tracegraph/record';

/**
 * A subgraph MUST NOT serve with a role that could change what is recorded, be it by becoming the owner of a table:
 * `SET ROLE` needs no privilege but membership.
 * @throws TraceError STORE_ROLE_TOO_POWERFUL naming the tables
 */
export async function assertAppendOnlyRole(sql: SqlClient): Promise<void> {
  const rows = await sql.$queryRawUnsafe<{ table: string }[]>(
    `SELECT c.relname AS table FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE c.relkind IN ('r', 'p') AND n.nspname IN ('public', 'people')
       AND (has_table_privilege(c.oid, 'UPDATE') OR has_table_privilege(c.oid, 'DELETE') OR has_table_privilege(c.oid, 'TRUNCATE')
         OR has_any_column_privilege(c.oid, 'UPDATE') OR pg_has_role(c.relowner, 'MEMBER'))
     ORDER BY 1`,
  );
  if (rows.length === 0) return;
  throw new TraceError(
    'STORE_ROLE_TOO_POWERFUL',
    `Expected a role that may only read and append, but it may change ${rows.length} tables (first: ${rows[0]?.table ?? ''}); use the application role.`,
    { details: { tables: rows.map((row) => row.table) } },
  );
}
