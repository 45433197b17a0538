import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { readTestServer } from './environment';
import { openHome } from './home/home';
import type { Home } from './home/home';
import { migrateStore } from './migrator/migrator';
import { startCluster } from './postgres/cluster';
import type { Cluster } from './postgres/cluster';
import { removeClusterPlace } from './postgres/cluster-place';
import { findFreePort } from './postgres/free-port';
import { provisionStores } from './stores/embedded-stores';
import { createScratchStores } from './stores/scratch-stores';
import type { StoreName, StoreUrls } from './stores/store-names';

/** Migrated stores of their own for a test. */
export interface TestStores<S extends StoreName = StoreName> {
  readonly urls: Readonly<Record<S, StoreUrls>>;
  /** Removes all that was made for the test. */
  stop(): Promise<void>;
}

/** How to make {@link TestStores}. */
export interface TestStoresOptions<S extends StoreName> {
  /** Folders of migrations to use instead of prisma/<store>/migrations, absolute. */
  readonly migrations?: Partial<Readonly<Record<S, string>>>;
}

/**
 * Migrated stores of their own for a test: on an embedded PostgreSQL that is started for them, or, where
 * TRACEGRAPH_TEST_POSTGRES_URL names a server, in new databases there. MUST be stopped.
 * An embedded one does not survive a loss of power: only for data that is thrown away.
 * @throws TraceError ENVIRONMENT_INVALID, and as {@link startCluster} and {@link migrateStore}
 */
export async function startTestStores<S extends StoreName>(
  stores: readonly S[],
  options: TestStoresOptions<S> = {},
): Promise<TestStores<S>> {
  const server = readTestServer();
  const made = server === undefined ? await startOwnServer(stores) : await useServer(server, stores);
  try {
    await Promise.all(
      [...made.urls].map(([store, url]) => migrateStore(store, url, options.migrations?.[store as S])),
    );
    return { urls: Object.fromEntries(made.urls) as Record<S, StoreUrls>, stop: made.stop };
  } catch (error) {
    await made.stop();
    throw error;
  }
}

/** Stores that are not migrated yet. */
interface MadeStores {
  readonly urls: ReadonlyMap<StoreName, StoreUrls>;
  readonly stop: () => Promise<void>;
}

async function useServer(server: string, stores: readonly StoreName[]): Promise<MadeStores> {
  const made = await createScratchStores(server, stores);
  return { urls: made.urls, stop: () => made.drop() };
}

async function startOwnServer(stores: readonly StoreName[]): Promise<MadeStores> {
  const directory = await mkdtemp(join(tmpdir(), 'tracegraph-'));
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
    return { urls: await provisionStores(cluster, home.secrets, stores), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
