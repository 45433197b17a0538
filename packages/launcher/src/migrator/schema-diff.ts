import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { TraceError } from '@tracegraph/service-kit';

import type { StoreName } from '../stores/store-names';
import { startTestStores } from '../test-stores';
import { storeFolder } from './migrations-folder';
import { diffDatabase } from './schema-engine';

/**
 * Compares what the migrations of a store make with its schema.prisma, in a scratch database.
 * Triggers, functions, partial indexes and privileges are not compared: Prisma does not model them.
 * @returns the SQL that is missing in the migrations; '' when they are equal
 * @throws TraceError SCHEMA_DIFF_FAILED, and what starting and migrating throw
 */
export async function schemaDiff(store: StoreName): Promise<string> {
  const schema = await readFile(join(storeFolder(store), 'schema.prisma'), 'utf8');
  const stores = await startTestStores([store]);
  try {
    return await diffDatabase(stores.urls[store].migrationUrl, schema);
  } catch (error) {
    throw new TraceError(
      'SCHEMA_DIFF_FAILED',
      `Expected to compare the ${store} store with its schema.prisma, but the engine failed: see the cause.`,
      { cause: error },
    );
  } finally {
    await stores.stop();
  }
}
