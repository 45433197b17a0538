import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

import type { LauncherEnvironment } from '../environment';
import type { Home } from '../home/home';
import { storeFolder } from '../migrator/migrations-folder';
import { migrateStore } from '../migrator/migrator';
import { startCluster } from '../postgres/cluster';
import type { Cluster } from '../postgres/cluster';
import { provisionStores } from '../stores/embedded-stores';
import { areStoresEmpty } from '../stores/empty-stores';
import type { StoreName, StoreUrls } from '../stores/store-names';

const RESTART_PAUSE_MS = 2_000;

/** The migrated stores of a start. */
export interface StartedStores {
  readonly urls: ReadonlyMap<StoreName, StoreUrls>;
  /** The stores that live in the embedded PostgreSQL. */
  readonly embedded: readonly StoreName[];
  /** Answers whether no embedded store holds a record. */
  areEmbeddedEmpty(): Promise<boolean>;
  /** Stops the embedded PostgreSQL, when one was started. */
  stop(): Promise<void>;
}

/** What a start of stores needs beside them. */
export interface StoresContext {
  /** Takes one plain line. */
  readonly report: (line: string) => void;
  /** Folder that holds `prisma`, absolute; default the checkout. */
  readonly root?: string;
  /** Ends the start between two steps. */
  readonly signal?: AbortSignal;
}

/**
 * Opens the stores of the subgraphs that run here: the embedded PostgreSQL where no URL is given, then all migrations.
 * @throws TraceError as {@link startCluster} and {@link migrateStore}
 */
export async function startStores(
  environment: LauncherEnvironment,
  home: Home,
  stores: readonly StoreName[],
  { report, root, signal }: StoresContext,
): Promise<StartedStores> {
  const embedded = stores.filter((name) => environment.stores[name].urls === undefined);
  const postgres = embedded.length > 0 ? await KeptCluster.start(environment, home, report) : undefined;
  try {
    const provisioned = postgres
      ? await provisionStores(postgres.cluster, home.secrets, embedded)
      : undefined;
    const urls = new Map<StoreName, StoreUrls>();
    for (const name of stores) {
      const given = environment.stores[name].urls ?? provisioned?.get(name);
      if (!given) continue;
      signal?.throwIfAborted();
      urls.set(name, given);
      const { applied } = await migrateStore(name, given, join(storeFolder(name, root), 'migrations'));
      report(`store ${name}: ${applied.length > 0 ? `applied ${applied.join(', ')}` : 'up to date'}`);
    }
    return {
      urls,
      embedded,
      areEmbeddedEmpty: () =>
        areStoresEmpty([...urls].filter(([name]) => embedded.includes(name)).map(([, url]) => url)),
      stop: async () => postgres?.stop(),
    };
  } catch (error) {
    await postgres?.stop();
    throw error;
  }
}

/** The embedded PostgreSQL, started again when it is lost. */
class KeptCluster {
  private stopping = false;
  private restarting: Promise<void> | undefined;

  private constructor(
    public cluster: Cluster,
    private readonly again: () => Promise<Cluster>,
    private readonly report: (line: string) => void,
  ) {}

  static async start(
    environment: LauncherEnvironment,
    home: Home,
    report: (line: string) => void,
  ): Promise<KeptCluster> {
    const found: { kept?: KeptCluster } = {};
    const onLost = (): void => found.kept?.onLost();
    const begin = (): Promise<Cluster> => startCluster({ home, port: environment.postgresPort, onLost });
    const cluster = await begin();
    report(`PostgreSQL ${cluster.adopted ? 'was still running' : 'is ready'} on port ${cluster.port}`);
    found.kept = new KeptCluster(cluster, begin, report);
    return found.kept;
  }

  async stop(): Promise<void> {
    this.stopping = true;
    await this.restarting;
    await this.cluster.stop();
  }

  private onLost(): void {
    if (this.stopping) return;
    this.report('PostgreSQL was lost; starting it again');
    this.restarting = this.restart();
  }

  private async restart(): Promise<void> {
    while (!this.isStopping()) {
      try {
        this.cluster = await this.again();
        this.report('PostgreSQL is ready again');
        return;
      } catch (error) {
        this.report(error instanceof Error ? error.message : String(error));
        await wait(RESTART_PAUSE_MS);
      }
    }
  }

  /** Asked anew after each pause, in which it may have changed. */
  private isStopping(): boolean {
    return this.stopping;
  }
}
