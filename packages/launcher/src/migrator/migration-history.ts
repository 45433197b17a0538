import { createHash } from 'node:crypto';

import { TraceError } from '@tracegraph/service-kit';
import type { Client } from 'pg';

import type { MigrationsFolder } from './migrations-folder';
import { COMMITTED_MARK } from './schema-engine';

/**
 * Settles migrations that began but did not end, because their script failed or the migrator was killed: those whose
 * script was committed count as applied, the others as rolled back, so that they can be tried again.
 */
export async function settleUnfinished(client: Client): Promise<void> {
  if (!(await hasHistory(client))) return;
  await client.query(
    `UPDATE public._prisma_migrations
        SET finished_at    = CASE WHEN logs = $1 THEN now() END,
            rolled_back_at = CASE WHEN logs = $1 THEN NULL ELSE now() END,
            applied_steps_count = CASE WHEN logs = $1 THEN 1 ELSE 0 END
      WHERE finished_at IS NULL AND rolled_back_at IS NULL`,
    [COMMITTED_MARK],
  );
}

/**
 * Asserts that no applied migration was edited or removed since: a migration adds, it never changes.
 * @throws TraceError MIGRATION_EDITED naming the migrations
 */
export async function assertHistoryKept(client: Client, folder: MigrationsFolder): Promise<void> {
  if (!(await hasHistory(client))) return;
  const { rows } = await client.query<{ name: string; checksum: string }>(
    `SELECT migration_name AS name, checksum FROM public._prisma_migrations
      WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL`,
  );
  const current = new Map(
    folder.migrations.map(({ name, script }) => [name, createHash('sha256').update(script).digest('hex')]),
  );
  const edited = rows.filter(({ name, checksum }) => current.get(name) !== checksum).map(({ name }) => name);
  if (edited.length === 0) return;
  throw new TraceError(
    'MIGRATION_EDITED',
    `Expected the applied migrations as they were, but ${edited.join(', ')} changed or went missing: restore them and add a new migration.`,
    { details: { migrations: edited } },
  );
}

async function hasHistory(client: Client): Promise<boolean> {
  const { rows } = await client.query<{ found: boolean }>(
    `SELECT to_regclass('public._prisma_migrations') IS NOT NULL AS found`,
  );
  return rows[0]?.found === true;
}
