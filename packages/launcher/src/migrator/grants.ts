import type { Client } from 'pg';

import { quoteName } from '../postgres/connection';

/** Set by the database through DEFAULT: the application role may not write them. */
export const DATABASE_COLUMNS = ['record_time', 'transaction_id'] as const;

/** Schemas that hold records; `people` is the erasable mapping of operators. */
const SCHEMAS = ['public', 'people'];

interface Table {
  readonly schema: string;
  readonly name: string;
  /** Columns the application role may write. */
  readonly columns: readonly string[];
}

interface Sequence {
  readonly schema: string;
  readonly name: string;
}

/**
 * Gives the application role what appending needs and takes everything else: USAGE of the schemas, SELECT (not of
 * people), and INSERT on each column that is not set by the database. Never UPDATE, DELETE or TRUNCATE. Runs in one transaction, so a
 * running subgraph never sees a moment without privileges.
 * @param client connected as the owner
 * @param role the application role, existing
 */
export async function grantAppendOnly(client: Client, role: string): Promise<void> {
  await client.query('BEGIN');
  try {
    const to = quoteName(role);
    for (const schema of await ownSchemas(client)) {
      const name = quoteName(schema);
      await client.query(`REVOKE ALL ON ALL TABLES IN SCHEMA ${name} FROM PUBLIC, ${to}`);
      await client.query(`REVOKE ALL ON ALL SEQUENCES IN SCHEMA ${name} FROM PUBLIC, ${to}`);
      await client.query(`REVOKE ALL ON SCHEMA ${name} FROM ${to}`);
      await client.query(`GRANT USAGE ON SCHEMA ${name} TO ${to}`);
    }
    for (const { schema, name, columns } of await recordTables(client)) {
      const table = `${quoteName(schema)}.${quoteName(name)}`;
      // Who a pseudonym is stays with the owner: the application writes it and cannot read it back.
      if (schema !== 'people') await client.query(`GRANT SELECT ON ${table} TO ${to}`);
      if (columns.length === 0) continue;
      await client.query(`GRANT INSERT (${columns.map(quoteName).join(', ')}) ON ${table} TO ${to}`);
    }
    for (const { schema, name } of await defaultSequences(client)) {
      await client.query(`GRANT USAGE ON SEQUENCE ${quoteName(schema)}.${quoteName(name)} TO ${to}`);
    }
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined);
    throw error;
  }
}

async function ownSchemas(client: Client): Promise<readonly string[]> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT nspname AS name FROM pg_namespace
      WHERE nspname = ANY($1) AND pg_has_role(nspowner, 'USAGE') ORDER BY nspname DESC`,
    [SCHEMAS],
  );
  return rows.map(({ name }) => name);
}

/** Tables, partitions and views the owner may grant on; the migrator's own table is none of the application's business. */
async function recordTables(client: Client): Promise<readonly Table[]> {
  const { rows } = await client.query<Table>(
    `SELECT n.nspname AS schema, c.relname AS name,
            coalesce(array_agg(a.attname::text ORDER BY a.attnum) FILTER (
              WHERE c.relkind IN ('r', 'p') AND a.attgenerated = '' AND a.attidentity = '' AND a.attname <> ALL($2)), '{}') AS columns
       FROM pg_class c
       JOIN pg_namespace n ON n.oid = c.relnamespace
       JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
      WHERE c.relkind IN ('r', 'p', 'v', 'm') AND n.nspname = ANY($1)
        AND c.relname <> '_prisma_migrations' AND pg_has_role(c.relowner, 'USAGE')
      GROUP BY n.nspname, c.relname ORDER BY 1, 2`,
    [SCHEMAS, DATABASE_COLUMNS],
  );
  return rows;
}

/** Sequences that a column default draws from; identity columns need no privilege. */
async function defaultSequences(client: Client): Promise<readonly Sequence[]> {
  const { rows } = await client.query<Sequence>(
    `SELECT DISTINCT n.nspname AS schema, s.relname AS name
       FROM pg_depend d
       JOIN pg_class s ON s.oid = d.refobjid AND s.relkind = 'S'
       JOIN pg_namespace n ON n.oid = s.relnamespace
      WHERE d.classid = 'pg_attrdef'::regclass AND d.refclassid = 'pg_class'::regclass
        AND n.nspname = ANY($1) AND pg_has_role(s.relowner, 'USAGE')`,
    [SCHEMAS],
  );
  return rows;
}
