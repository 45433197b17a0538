import { join } from 'node:path';

import { TraceError } from '@tracegraph/service-kit';
import type { Client } from 'pg';

import { withConnection } from '../postgres/connection';
import type { StoreName, StoreUrls } from '../stores/store-names';
import { grantAppendOnly } from './grants';
import { assertHistoryKept, settleUnfinished } from './migration-history';
import { readMigrationsFolder, storeFolder } from './migrations-folder';
import type { MigrationsFolder } from './migrations-folder';
import { applyMigrations, SchemaEngineError } from './schema-engine';

/** Any constant: advisory locks are per database. */
const MIGRATOR_LOCK = 7_425_106_222;
const LOCK_TIMEOUT_MS = 120_000;

/** What one run of the migrator did. */
export interface MigrationResult {
  /** Names of the migrations applied now, in order; empty when all were applied before. */
  readonly applied: readonly string[];
}

/**
 * Brings a store's database to its newest migration and sets the privileges of the application role.
 * Safe to run at the same time from several processes, and again after a failure.
 * @param store names the folder prisma/<store>/migrations
 * @param urls owner and application role; both roles exist
 * @param migrationsDirectory another folder than the store's own, absolute
 * @throws TraceError MIGRATION_…, GRANT_FAILED, STORE_UNREACHABLE, STORE_ROLE_SHARED; never with SQL, host or secret
 */
export async function migrateStore(
  store: StoreName,
  urls: StoreUrls,
  migrationsDirectory: string = join(storeFolder(store), 'migrations'),
): Promise<MigrationResult> {
  const role = roleOf(urls.databaseUrl);
  if (role === roleOf(urls.migrationUrl)) throw roleShared(store);
  const folder = await readMigrationsFolder(migrationsDirectory);
  return withOwner(store, urls.migrationUrl, async (client) => {
    await lock(store, client);
    await settleUnfinished(client);
    await assertHistoryKept(client, folder);
    const applied = await apply(store, urls.migrationUrl, folder, client);
    await grant(store, role, client);
    return { applied };
  });
}

async function withOwner<T>(store: StoreName, url: string, use: (client: Client) => Promise<T>): Promise<T> {
  try {
    return await withConnection(url, use);
  } catch (error) {
    if (error instanceof TraceError) throw error;
    throw new TraceError(
      'STORE_UNREACHABLE',
      `Expected the database of the ${store} store to serve its migration role, but it did not (${sqlStateOf(error)}): check ${store.toUpperCase()}_MIGRATION_DATABASE_URL.`,
      { details: { store }, cause: error },
    );
  }
}

/** The lock ends with the connection. */
async function lock(store: StoreName, client: Client): Promise<void> {
  await client.query(`SET lock_timeout = ${LOCK_TIMEOUT_MS}`);
  try {
    await client.query('SELECT pg_advisory_lock($1)', [MIGRATOR_LOCK]);
  } catch (error) {
    throw new TraceError(
      'MIGRATION_LOCKED',
      `Expected the lock of the ${store} store within ${LOCK_TIMEOUT_MS / 1_000} s, but another migrator holds it: wait until it has ended.`,
      { details: { store }, cause: error },
    );
  }
}

async function apply(
  store: StoreName,
  url: string,
  folder: MigrationsFolder,
  client: Client,
): Promise<readonly string[]> {
  try {
    return await applyMigrations(url, folder);
  } catch (error) {
    const migration = await unfinishedMigration(client);
    await settleUnfinished(client);
    throw new TraceError(
      'MIGRATION_FAILED',
      `Expected migration ${migration ?? 'history'} of the ${store} store to apply, but the database refused it (${sqlStateOf(error)}); nothing of it was applied: correct it and start again.`,
      { details: { store, ...(migration && { migration }) }, cause: error },
    );
  }
}

async function unfinishedMigration(client: Client): Promise<string | undefined> {
  const result = await client
    .query<{ name: string }>(
      `SELECT migration_name AS name FROM public._prisma_migrations WHERE finished_at IS NULL AND rolled_back_at IS NULL`,
    )
    .catch(() => undefined);
  return result?.rows[0]?.name;
}

async function grant(store: StoreName, role: string, client: Client): Promise<void> {
  try {
    await grantAppendOnly(client, role);
  } catch (error) {
    throw new TraceError(
      'GRANT_FAILED',
      `Expected to give the application role of the ${store} store its privileges, but the database refused (${sqlStateOf(error)}): the role must exist and the migration role must own the tables.`,
      { details: { store }, cause: error },
    );
  }
}

function roleOf(url: string): string {
  return decodeURIComponent(new URL(url).username);
}

function roleShared(store: StoreName): TraceError {
  const name = store.toUpperCase();
  return new TraceError(
    'STORE_ROLE_SHARED',
    `Expected ${name}_DATABASE_URL and ${name}_MIGRATION_DATABASE_URL to name two roles, received one: create an application role that owns nothing.`,
    { details: { store } },
  );
}

/** PostgreSQL's or the system's code of a failure: says why without showing SQL or a host. */
function sqlStateOf(error: unknown): string {
  if (error instanceof SchemaEngineError) return error.sqlState ?? error.engineCode ?? 'no code';
  return (error as { code?: string }).code ?? 'no code';
}
