import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { TraceError } from '@tracegraph/service-kit';

import { PROJECT_ROOT } from '../checkout';
import type { StoreName } from '../stores/store-names';

/** One migration of a store, in Prisma's own folder shape. */
export interface Migration {
  /** `<time>_<name>`; migrations apply in the order of their names. */
  readonly name: string;
  readonly script: string;
}

/** The migrations of a store as they lie in its folder. */
export interface MigrationsFolder {
  /** Absolute. */
  readonly directory: string;
  /** Text of migration_lock.toml. */
  readonly lockfile: string;
  readonly migrations: readonly Migration[];
}

/**
 * The folder with schema.prisma and the migrations of a store; absolute.
 * @param root the folder that holds `prisma`, absolute; default the checkout
 */
export function storeFolder(store: StoreName, root: string = PROJECT_ROOT): string {
  return join(root, 'prisma', store);
}

/**
 * Reads a folder of migrations.
 * @param directory absolute, holds migration_lock.toml and one folder per migration
 * @throws TraceError MIGRATION_FOLDER_INVALID
 */
export async function readMigrationsFolder(directory: string): Promise<MigrationsFolder> {
  const lockPath = join(directory, 'migration_lock.toml');
  if (!existsSync(lockPath)) throw invalid(`${directory} to hold migration_lock.toml`);
  const entries = await readdir(directory, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  const migrations: Migration[] = [];
  for (const name of names.sort()) {
    const path = join(directory, name, 'migration.sql');
    if (!existsSync(path)) throw invalid(path);
    migrations.push({ name, script: await readFile(path, 'utf8') });
  }
  return { directory, lockfile: await readFile(lockPath, 'utf8'), migrations };
}

function invalid(expected: string): TraceError {
  return new TraceError('MIGRATION_FOLDER_INVALID', `Expected ${expected}, but it is not there: restore it.`);
}
