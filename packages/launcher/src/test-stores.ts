import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { openHome } from './home/home';
import type { Home } from './home/home';
import { migrateStore } from './migrator/migrator';
import { startCluster } from './postgres/cluster';
import type { Cluster } from './postgres/cluster';
import { removeClusterPlace } from './postgres/cluster-place';
import { findFreePort } from './postgres/free-port';
import { provisionStores } from './stores/embedded-stores';
import type { StoreName, StoreUrls } from './stores/store-names';

/** Migrated stores of their own for a test. */
export interface TestStores<S extends StoreName = StoreName> {
  readonly urls: Readonly<Record<S, StoreUrls>>;
  /** Stops the server and removes all its data. */
  stop(): Promise<void>;
}

/** How to make {@link TestStores}. */
export interface TestStoresOptions<S extends StoreName> {
  /** Folders of migrations to use instead of prisma/<store>/migrations, absolute. */
  readonly migrations?: Partial<Readonly<Record<S, string>>>;
}

/**
 * Starts an embedded PostgreSQL on a free port with a data directory of its own, and migrates the stores asked for.
 * MUST be stopped. It does not survive a loss of power: only for data that is thrown away.
 * @throws TraceError as {@link startCluster} and {@link migrateStore}
 */
export async function startTestStores<S extends StoreName>(
  stores: readonly S[],
  options: TestStoresOptions<S> = {},
): Promise<TestStores<S>> {
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
    const urls = await provisionStores(cluster, home.secrets, stores);
    await Promise.all(
      [...urls].map(([store, url]) => migrateStore(store, url, options.migrations?.[store as S])),
    );
    return { urls: Object.fromEntries(urls) as Record<S, StoreUrls>, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
