import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { readMigrationsFolder } from '@tracegraph/launcher';

let directory: string;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'migrations-'));
});
afterEach(async () => {
  await rm(directory, { recursive: true, force: true });
});

describe('a folder of migrations', () => {
  it('is read in the order of the names', async () => {
    await writeFile(join(directory, 'migration_lock.toml'), 'provider = "postgresql"');
    for (const name of ['20260102000000_b', '20260101000000_a']) {
      await mkdir(join(directory, name));
      await writeFile(join(directory, name, 'migration.sql'), name);
    }
    const { migrations } = await readMigrationsFolder(directory);
    expect(migrations.map(({ script }) => script)).toEqual(['20260101000000_a', '20260102000000_b']);
  });

  it('without migration_lock.toml is refused with MIGRATION_FOLDER_INVALID', async () => {
    await expect(readMigrationsFolder(directory)).rejects.toMatchObject({ code: 'MIGRATION_FOLDER_INVALID' });
  });

  it('with a migration that has no script is refused with MIGRATION_FOLDER_INVALID', async () => {
    await writeFile(join(directory, 'migration_lock.toml'), '');
    await mkdir(join(directory, '20260101000000_a'));
    await expect(readMigrationsFolder(directory)).rejects.toMatchObject({ code: 'MIGRATION_FOLDER_INVALID' });
  });
});
