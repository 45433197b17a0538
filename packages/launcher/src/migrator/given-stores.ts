import { TraceError } from '@tracegraph/service-kit';

import type { LauncherEnvironment } from '../environment';
import { STORES } from '../stores/store-names';
import type { StoreName } from '../stores/store-names';
import { migrateStore } from './migrator';
import type { MigrationResult } from './migrator';

/** What was done to each store, by its name. */
export type MigrationResults = Readonly<Partial<Record<StoreName, MigrationResult>>>;

/**
 * Migrates every store that is given by URL, one after the other, and starts nothing. Of the application role only
 * the name is used. The stores before one that fails are migrated.
 * @throws TraceError STORE_URL_MISSING when no store is given, and as {@link migrateStore}
 */
export async function migrateGivenStores({ stores }: LauncherEnvironment): Promise<MigrationResults> {
  const given = STORES.flatMap((name) => {
    const { urls } = stores[name];
    return urls ? [[name, urls] as const] : [];
  });
  if (given.length === 0) {
    throw new TraceError(
      'STORE_URL_MISSING',
      'Expected the URLs of at least one store, received none: give <STORE>_DATABASE_URL and <STORE>_MIGRATION_DATABASE_URL.',
    );
  }
  const results: Partial<Record<StoreName, MigrationResult>> = {};
  for (const [name, urls] of given) results[name] = await migrateStore(name, urls);
  return results;
}
