import { resolve } from 'node:path';
import { Worker } from 'node:worker_threads';

import type {
  ApplyMigrationsInput,
  ApplyMigrationsOutput,
  DiffParams,
  DiffResult,
  MigrationList,
} from '@prisma/schema-engine-wasm';
import { z } from 'zod';

import type { MigrationsFolder } from './migrations-folder';

/** Outside of `src`, so that the path is the same from `src` and from `dist`. */
const WORKER = resolve(__dirname, '..', '..', 'engine', 'schema-engine.worker.mjs');

/** Written by a migration's own transaction: present means that its script was committed. */
export const COMMITTED_MARK = 'script committed';

/** Runs in the transaction of each migration, after its script. */
const SCRIPT_TRAILER = `UPDATE public._prisma_migrations SET logs = '${COMMITTED_MARK}' WHERE finished_at IS NULL AND rolled_back_at IS NULL`;

const DATASOURCE = 'datasource db {\n  provider = "postgresql"\n}\n';
const NO_FILTER = { externalTables: [], externalEnums: [] };

const replyShape = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), value: z.unknown() }),
  z.object({
    ok: z.literal(false),
    message: z.string(),
    code: z.string().optional(),
    sqlState: z.string().optional(),
  }),
]);

/** What the engine reports of a failure. Its message may hold SQL and hosts: it is only for the log. */
export class SchemaEngineError extends Error {
  constructor(
    message: string,
    /** Prisma's code, e.g. P3018. */
    readonly engineCode: string | undefined,
    /** PostgreSQL's code of the statement that failed, e.g. 42P07. */
    readonly sqlState: string | undefined,
  ) {
    super(message);
    this.name = 'SchemaEngineError';
  }
}

/**
 * Applies the migrations that `_prisma_migrations` does not know yet; each wholly or not at all.
 * @param url of the owner
 * @returns the names of the migrations applied now
 * @throws SchemaEngineError
 */
export async function applyMigrations(url: string, folder: MigrationsFolder): Promise<readonly string[]> {
  const parameters: ApplyMigrationsInput = { migrationsList: toMigrationList(folder), filters: NO_FILTER };
  const value = await runEngine({
    url,
    command: 'applyMigrations',
    parameters,
    datamodels: [['schema.prisma', DATASOURCE]],
    migrationScripts: folder.migrations.map(({ script }) => script),
  });
  return (value as ApplyMigrationsOutput).appliedMigrationNames;
}

/**
 * Compares a database with a Prisma schema. Triggers, functions, partial indexes and privileges are not seen.
 * @param url of the owner
 * @param schema text of schema.prisma
 * @returns the SQL that would make the database equal; '' when it is
 * @throws SchemaEngineError
 */
export async function diffDatabase(url: string, schema: string): Promise<string> {
  const files = [{ path: 'schema.prisma', content: schema }];
  const parameters: DiffParams = {
    from: { tag: 'schemaDatasource', files, configDir: '/' },
    to: { tag: 'schemaDatamodel', files },
    script: true,
    exitCode: null,
    filters: NO_FILTER,
  };
  const value = await runEngine({
    url,
    command: 'diff',
    parameters,
    datamodels: [['schema.prisma', schema]],
    migrationScripts: [],
  });
  const script = ((value as DiffResult).stdout ?? '').trim();
  return script === '-- This is an empty migration.' ? '' : script;
}

interface EngineRun {
  readonly url: string;
  readonly command: 'applyMigrations' | 'diff';
  readonly parameters: object;
  readonly datamodels: readonly (readonly [string, string])[];
  readonly migrationScripts: readonly string[];
}

function runEngine(run: EngineRun): Promise<unknown> {
  return new Promise((done, fail) => {
    const worker = new Worker(WORKER, { workerData: { ...run, scriptTrailer: SCRIPT_TRAILER }, env: {} });
    worker.once('message', (message: unknown) => {
      const reply = replyShape.parse(message);
      if (reply.ok) done(reply.value);
      else fail(new SchemaEngineError(reply.message, reply.code, reply.sqlState));
    });
    worker.once('error', (error) => {
      fail(new SchemaEngineError(String(error), undefined, undefined));
    });
    worker.once('exit', (code) => {
      fail(
        new SchemaEngineError(`the engine ended with ${code} and without an answer`, undefined, undefined),
      );
    });
  });
}

function toMigrationList({ directory, lockfile, migrations }: MigrationsFolder): MigrationList {
  return {
    baseDir: directory,
    lockfile: { path: 'migration_lock.toml', content: lockfile },
    shadowDbInitScript: '',
    migrationDirectories: migrations.map(({ name, script }) => ({
      path: name,
      migrationFile: { path: 'migration.sql', content: { tag: 'ok', value: script } },
    })),
  };
}
