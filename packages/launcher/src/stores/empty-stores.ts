import { quoteName, withConnection } from '../postgres/connection';
import type { StoreUrls } from './store-names';

/**
 * Answers whether no record table of any of the stores holds a row. A record table has a column `record_time`.
 * @param stores URLs of migrated stores
 */
export async function areStoresEmpty(stores: Iterable<StoreUrls>): Promise<boolean> {
  for (const { migrationUrl } of stores) {
    if (!(await isStoreEmpty(migrationUrl))) return false;
  }
  return true;
}

async function isStoreEmpty(url: string): Promise<boolean> {
  return withConnection(url, async (client) => {
    const { rows: tables } = await client.query<{ schema: string; name: string }>(
      `SELECT n.nspname AS schema, c.relname AS name
         FROM pg_class c
         JOIN pg_namespace n ON n.oid = c.relnamespace
         JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'record_time' AND NOT a.attisdropped
        WHERE c.relkind IN ('r', 'p') AND n.nspname IN ('public', 'people')`,
    );
    if (tables.length === 0) return true;
    const probes = tables.map(
      ({ schema, name }) => `EXISTS (SELECT FROM ${quoteName(schema)}.${quoteName(name)})`,
    );
    const { rows } = await client.query<{ filled: boolean }>(`SELECT ${probes.join(' OR ')} AS filled`);
    return rows[0]?.filled !== true;
  });
}
