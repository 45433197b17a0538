/**
 * Runs commands of Prisma's schema engine against one database and answers with the result of the last one.
 *
 * It is a worker because the engine is WebAssembly: a panic poisons the instance, and its memory is only given back
 * when its thread ends. It is a plain ES module because the engine's own package is one.
 */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { parentPort, workerData } from 'node:worker_threads';

import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from '@prisma/driver-adapter-utils';
import * as engineModule from '@prisma/schema-engine-wasm/schema_engine_bg';

const { command, parameters, datamodels, url, migrationScripts, scriptTrailer } = workerData;
const wholeScripts = new Set(migrationScripts);
const POSTGRES_CHAR = 18;
const POSTGRES_TEXT = 25;
let sqlState;

// A panic of the engine calls this by its global name before it traps.
globalThis.PRISMA_WASM_PANIC_REGISTRY = { set_message: () => undefined };

/**
 * adapter-pg splits a script at every `;`, which breaks the bodies of functions, and runs the pieces outside a
 * transaction. One simple query is one transaction: the script applies as a whole or not at all.
 */
function sendScriptsWhole(adapter) {
  adapter.executeScript = async (script) => {
    try {
      await adapter
        .underlyingDriver()
        .query(wholeScripts.has(script) ? `${script}\n;${scriptTrailer}` : script);
    } catch (error) {
      sqlState = error.code;
      throw error;
    }
  };
}

/** adapter-pg refuses columns of the type "char", which the engine asks the catalogue for. The engine asks one query at a time. */
function readCharColumns(adapter) {
  const pool = adapter.underlyingDriver();
  const query = pool.query.bind(pool);
  const queryRaw = adapter.queryRaw.bind(adapter);
  let charColumns = [];
  pool.query = async (...given) => {
    const result = await query(...given);
    const fields = result.fields ?? [];
    charColumns = fields.map((field) => field.dataTypeID === POSTGRES_CHAR);
    for (const field of fields) if (field.dataTypeID === POSTGRES_CHAR) field.dataTypeID = POSTGRES_TEXT;
    return result;
  };
  adapter.queryRaw = async (statement) => {
    const result = await queryRaw(statement);
    const isChar = charColumns;
    return {
      ...result,
      columnTypes: result.columnTypes.map((type, index) => (isChar[index] ? ColumnTypeEnum.Character : type)),
    };
  };
}

function createAdapterFactory() {
  const factory = new PrismaPg({ connectionString: url, max: 2 });
  const repaired = (connect) => async () => {
    const adapter = await connect();
    sendScriptsWhole(adapter);
    readCharColumns(adapter);
    return adapter;
  };
  return {
    provider: factory.provider,
    adapterName: factory.adapterName,
    connect: repaired(() => factory.connect()),
    connectToShadowDb: repaired(() => factory.connectToShadowDb()),
  };
}

async function loadEngine() {
  const glue = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg');
  const bytes = await readFile(glue.replace(/\.js$/, '.wasm'));
  const { instance } = await globalThis.WebAssembly.instantiate(bytes, {
    './schema_engine_bg.js': engineModule,
  });
  engineModule.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start();
  return engineModule.SchemaEngine;
}

try {
  const SchemaEngine = await loadEngine();
  const adapterFactory = bindMigrationAwareSqlAdapterFactory(createAdapterFactory());
  const engine = await SchemaEngine.new({ datamodels }, () => undefined, adapterFactory);
  parentPort.postMessage({ ok: true, value: await engine[command](parameters) });
} catch (error) {
  parentPort.postMessage({
    ok: false,
    message: String(error?.message ?? error),
    code: error?.code,
    sqlState,
  });
}
process.exit(0);
