import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { areStoresEmpty, migrateStore, startTestStores } from '@tracegraph/launcher';
import type { TestStores } from '@tracegraph/launcher';
import { Client } from 'pg';

import { diffDatabase } from '../../../packages/launcher/src/migrator/schema-engine';

const MIGRATIONS = resolve(__dirname, '../../fixtures/launcher/migrations');
const FAILING = resolve(__dirname, '../../fixtures/launcher/failing-migrations');
const INSERT = `INSERT INTO record (event_id, subject) VALUES (gen_random_uuid(), 'x')`;

let stores: TestStores<'units' | 'firmware'>;

beforeAll(async () => {
  stores = await startTestStores(['units', 'firmware'], {
    migrations: { units: MIGRATIONS, firmware: MIGRATIONS },
  });
});
afterAll(async () => {
  await stores.stop();
});

async function run(url: string, sql: string, values: unknown[] = []): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql, values)).rows;
  } finally {
    await client.end();
  }
}

const asApplication = (sql: string): Promise<unknown> => run(stores.urls.units.databaseUrl, sql);
const asOwner = (sql: string): Promise<Record<string, unknown>[]> => run(stores.urls.units.migrationUrl, sql);

describe('migrating a store', () => {
  it('applies a migration once, however often and from however many processes it is asked', async () => {
    const again = () => migrateStore('units', stores.urls.units, MIGRATIONS);
    expect(await Promise.all([again(), again()])).toEqual([{ applied: [] }, { applied: [] }]);
    const rows = await asOwner('SELECT migration_name, rolled_back_at FROM _prisma_migrations');
    expect(rows).toEqual([{ migration_name: '20260101000000_records', rolled_back_at: null }]);
  });

  it('keeps the bodies of trigger functions whole', async () => {
    const rows = await asOwner(`SELECT prosrc FROM pg_proc WHERE proname = 'refuse_change'`);
    expect(String(rows[0]?.['prosrc'])).toContain('a semicolon; inside the body');
  });

  it('refuses a migration that was edited after it was applied with MIGRATION_EDITED', async () => {
    const copy = await mkdtemp(join(tmpdir(), 'migrations-'));
    await cp(MIGRATIONS, copy, { recursive: true });
    await writeFile(join(copy, '20260101000000_records', 'migration.sql'), 'SELECT 1');
    await expect(migrateStore('units', stores.urls.units, copy)).rejects.toMatchObject({
      code: 'MIGRATION_EDITED',
    });
    await rm(copy, { recursive: true });
  });

  it('refuses one role for owner and application with STORE_ROLE_SHARED', async () => {
    const { migrationUrl } = stores.urls.units;
    const shared = { migrationUrl, databaseUrl: migrationUrl };
    await expect(migrateStore('units', shared, MIGRATIONS)).rejects.toMatchObject({
      code: 'STORE_ROLE_SHARED',
    });
  });

  it('reports an unreachable database with STORE_UNREACHABLE and without its host or password', async () => {
    const migrationUrl = 'postgresql://owner:hidden@127.0.0.1:1/nowhere';
    const given = { migrationUrl, databaseUrl: 'postgresql://app:hidden@127.0.0.1:1/nowhere' };
    const failure: unknown = await migrateStore('units', given, MIGRATIONS).catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: 'STORE_UNREACHABLE' });
    expect(String(failure)).not.toMatch(/hidden|127\.0\.0\.1|nowhere/);
  });
});

describe('a migration that fails', () => {
  it('leaves nothing, is reported with MIGRATION_FAILED without SQL, and can be corrected', async () => {
    const { firmware } = stores.urls;
    for (const attempt of ['first', 'second']) {
      const failure: unknown = await migrateStore('firmware', firmware, FAILING).catch(
        (error: unknown) => error,
      );
      expect([attempt, failure]).toMatchObject([
        attempt,
        { code: 'MIGRATION_FAILED', details: { migration: '20260102000000_broken' } },
      ]);
      expect(String(failure)).toContain('42P07');
      expect(String(failure)).not.toMatch(/secret|CREATE|half_applied/);
    }
    expect(await run(firmware.migrationUrl, `SELECT to_regclass('half_applied') AS found`)).toEqual([
      { found: null },
    ]);
    const corrected = await mkdtemp(join(tmpdir(), 'migrations-'));
    await cp(FAILING, corrected, { recursive: true });
    const script = join(corrected, '20260102000000_broken', 'migration.sql');
    await writeFile(script, 'CREATE TABLE "whole" ("name" TEXT PRIMARY KEY);');
    expect(await migrateStore('firmware', firmware, corrected)).toEqual({
      applied: ['20260102000000_broken'],
    });
    await rm(corrected, { recursive: true });
  });
});

describe('a migrator that was killed', () => {
  const unfinish = (logs: string | null) =>
    run(stores.urls.units.migrationUrl, 'UPDATE _prisma_migrations SET finished_at = NULL, logs = $1', [
      logs,
    ]);

  it('has applied what it committed: the next one goes on', async () => {
    await unfinish('script committed');
    expect(await migrateStore('units', stores.urls.units, MIGRATIONS)).toEqual({ applied: [] });
  });
});

describe('the application role', () => {
  it('appends and reads records', async () => {
    await asApplication(INSERT);
    await asApplication(`INSERT INTO people.operator (operator_id, login) VALUES ('p1', 'somebody')`);
    expect(await asApplication('SELECT subject_length FROM record LIMIT 1')).toEqual([{ subject_length: 1 }]);
  });

  it.each([
    ['changes', 'UPDATE record SET subject = subject'],
    ['deletes', 'DELETE FROM record'],
    ['empties', 'TRUNCATE record'],
    ['locks', 'SELECT 1 FROM record FOR UPDATE'],
    ['reads back people in', 'SELECT login FROM people.operator'],
    ['erases people in', 'DELETE FROM people.operator'],
    ['adds tables to', 'CREATE TABLE own (name TEXT)'],
    ['adds temporary tables to', 'CREATE TEMPORARY TABLE own (name TEXT)'],
    ['reads the history of', 'SELECT * FROM _prisma_migrations'],
    [
      'forges the record time of',
      `INSERT INTO record (event_id, subject, record_time) VALUES (gen_random_uuid(), 'x', now())`,
    ],
    [
      'forges the transaction of',
      `INSERT INTO record (event_id, subject, transaction_id) VALUES (gen_random_uuid(), 'x', '1')`,
    ],
  ])('never %s the store', async (_what, sql) => {
    await expect(asApplication(sql)).rejects.toMatchObject({ code: '42501' });
  });

  it('may not connect to the store of another subgraph', async () => {
    const other = new URL(stores.urls.units.databaseUrl);
    other.pathname = new URL(stores.urls.firmware.databaseUrl).pathname;
    await expect(run(other.href, 'SELECT 1')).rejects.toMatchObject({ code: '42501' });
  });

  it('loses privileges given by hand at the next migration', async () => {
    const { username } = new URL(stores.urls.units.databaseUrl);
    await asOwner(`GRANT UPDATE (subject), DELETE ON record TO ${username}, PUBLIC`);
    await migrateStore('units', stores.urls.units, MIGRATIONS);
    await expect(asApplication('DELETE FROM record')).rejects.toMatchObject({ code: '42501' });
    await expect(asApplication('UPDATE record SET subject = subject')).rejects.toMatchObject({
      code: '42501',
    });
  });
});

describe('the owner', () => {
  it.each(['UPDATE record SET subject = subject', 'DELETE FROM record', 'TRUNCATE record'])(
    'is refused by a trigger: %s',
    async (sql) => {
      await expect(asOwner(sql)).rejects.toThrow('records are written once');
    },
  );
});

describe('the difference between a store and a Prisma schema', () => {
  const schema = (record: string): string => `
    datasource db {
      provider = "postgresql"
      schemas  = ["public", "people"]
    }
    model Record {
      recordId      BigInt   @id(map: "record_pkey") @default(autoincrement()) @map("record_id")
      eventId       String   @map("event_id") @db.Uuid
      subject       String
      subjectLength Int?     @default(dbgenerated("length(subject)")) @map("subject_length")
      lineNumber    Int      @default(autoincrement()) @map("line_number")
      recordTime    DateTime @default(now()) @map("record_time") @db.Timestamptz(6)
      transactionId Unsupported("xid8") @default(dbgenerated("pg_current_xact_id()")) @map("transaction_id")
      ${record}
      @@map("record")
      @@schema("public")
    }
    model Operator {
      operatorId String   @id @map("operator_id")
      login      String
      recordTime DateTime @default(now()) @map("record_time") @db.Timestamptz(6)
      @@map("operator")
      @@schema("people")
    }`;
  const diff = (text: string) => diffDatabase(stores.urls.units.migrationUrl, text);

  it('names what the migrations lack', async () => {
    expect(await diff(schema('colour String?'))).toContain('ADD COLUMN     "colour" TEXT');
  });

  it('names what the schema lacks', async () => {
    expect(await diff(schema('').replace('subject       String', ''))).toContain('DROP COLUMN "subject"');
  });

  it('is empty when they are equal; a generated column is modelled by dbgenerated', async () => {
    expect(await diff(schema(''))).toBe('');
  });
});

describe('empty stores', () => {
  it('are those whose record tables hold no row', async () => {
    expect(await areStoresEmpty([stores.urls.firmware])).toBe(true);
    expect(await areStoresEmpty([stores.urls.firmware, stores.urls.units])).toBe(false);
  });
});
