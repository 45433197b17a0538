import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import {
  findFreePort,
  migrateStore,
  openHome,
  provisionStores,
  startCluster,
  STORES,
} from '@tracegraph/launcher';
import type { Cluster, Home, StoreName, StoreUrls, TestStores } from '@tracegraph/launcher';
import { Client } from 'pg';

import { removeClusterPlace } from '../../packages/launcher/src/postgres/cluster-place';
import { fillComponents } from './fill-components';
import { fillFirmware } from './fill-firmware';
import { fillProvisioning } from './fill-provisioning';
import { fillUnits } from './fill-units';

/** The stores of a factory that made {@link UNIT_COUNT} units, on a server that writes down how it runs each statement. */
export interface ScaleStores extends TestStores {
  /** What the server has written since its log was so many bytes long, and how long it is now. */
  readLog(from: number): Promise<LogPart>;
  /** Names of all tables with more than so many rows, of whatever store. */
  findTables(rows: number): Promise<readonly string[]>;
}

/** Whole messages of a log, and the place behind them. */
export interface LogPart {
  readonly text: string;
  readonly end: number;
}

/** Every statement is written down with the plan it ran by, also those inside of functions. */
const EXPLAINED = [
  `session_preload_libraries = 'auto_explain'`,
  'auto_explain.log_min_duration = 0',
  `auto_explain.log_format = 'json'`,
  'auto_explain.log_nested_statements = on',
  'auto_explain.log_timing = off',
];

/** Starts an embedded server of its own and fills the stores. MUST be stopped. */
export async function startScaleStores(): Promise<ScaleStores> {
  const directory = await mkdtemp(path.join(tmpdir(), 'tracegraph-'));
  let home: Home | undefined;
  let cluster: Cluster | undefined;
  const stop = async (): Promise<void> => {
    await cluster?.stop();
    await home?.release();
    await removeClusterPlace(directory);
    await rm(directory, { recursive: true, force: true });
  };
  try {
    home = await openHome(directory);
    cluster = await startCluster({ home, port: await findFreePort(), durable: false });
    const urls = Object.fromEntries(await provisionStores(cluster, home.secrets, STORES)) as Urls;
    for (const store of STORES) await migrateStore(store, urls[store]);
    await fillStores(urls);
    await writeDownPlans(cluster, urls);
    const log = path.join(home.logs, 'postgres.log');
    return {
      urls,
      readLog: (from) => readLog(log, from),
      findTables: (rows) => findTables(urls, rows),
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

type Urls = Readonly<Record<StoreName, StoreUrls>>;

async function fillStores(urls: Urls): Promise<void> {
  const transaction = await withClient(urls.units.migrationUrl, fillUnits);
  await withClient(urls.components.migrationUrl, (client) => fillComponents(client, transaction));
  await withClient(urls.provisioning.migrationUrl, (client) => fillProvisioning(client, transaction));
  await withClient(urls.firmware.migrationUrl, (client) => fillFirmware(client, transaction));
}

async function readLog(file: string, from: number): Promise<LogPart> {
  const log = await open(file, 'r');
  try {
    const { size } = await log.stat();
    const { buffer, bytesRead } = await log.read(Buffer.alloc(size - from), 0, size - from, from);
    return { text: buffer.toString('utf8', 0, bytesRead), end: from + bytesRead };
  } finally {
    await log.close();
  }
}

async function writeDownPlans(cluster: Cluster, urls: Urls): Promise<void> {
  await withClient(cluster.superuserUrl(), async (client) => {
    for (const { databaseUrl } of Object.values(urls)) {
      const { username, pathname } = new URL(databaseUrl);
      for (const setting of EXPLAINED)
        await client.query(`ALTER ROLE "${username}" IN DATABASE "${pathname.slice(1)}" SET ${setting}`);
    }
  });
}

async function findTables(urls: Urls, rows: number): Promise<readonly string[]> {
  const names = await Promise.all(
    Object.values(urls).map(({ migrationUrl }) =>
      withClient(migrationUrl, (client) =>
        client.query<{ relname: string }>(
          `SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND reltuples > $1`,
          [rows],
        ),
      ),
    ),
  );
  return [...new Set(names.flatMap(({ rows: found }) => found.map(({ relname }) => relname)))].sort();
}

async function withClient<T>(connectionString: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
