import { rm } from 'node:fs/promises';
import type { ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

import { TraceError } from '@tracegraph/service-kit';

import type { Home } from '../home/home';
import { openClusterPlace } from './cluster-place';
import type { ClusterPlace } from './cluster-place';
import { ClusterGuard } from './cluster-guard';
import { toDatabaseUrl } from './connection';
import { isPortFree } from './free-port';
import { isProcessAlive, mayBePostmasterOf, readPostmasterFile } from './postmaster-file';
import { dataDirectory, initialiseData, spawnServer, stopServer, SUPERUSER } from './programs';

/** Crash recovery of a large store takes a while. */
const READY_MS = 120_000;
const PAUSE_MS = 50;

/** How to run the embedded cluster of a data directory. */
export interface ClusterOptions {
  readonly home: Home;
  /** TCP port on 127.0.0.1. */
  readonly port: number;
  /** False only for data that is thrown away; default true. */
  readonly durable?: boolean;
  /** Called each time the server is gone without having been stopped. */
  readonly onLost?: () => void;
}

/** A running embedded PostgreSQL, used by this launcher alone. */
export interface Cluster {
  readonly port: number;
  /** A server left by an earlier launcher was taken over. */
  readonly adopted: boolean;
  /** The superuser's URL of a database; never passed to another process. */
  superuserUrl(database?: string): string;
  /** Stops the server in order. */
  stop(): Promise<void>;
}

/**
 * Starts the embedded PostgreSQL of a data directory, or adopts the one a killed launcher left.
 * It is ready when this returns: it has accepted a connection with the password of the data directory.
 * @throws TraceError POSTGRES_… as in errors.ts
 */
export async function startCluster(options: ClusterOptions): Promise<Cluster> {
  const { home, port } = options;
  const place = await openClusterPlace(home.directory);
  const logFile = join(home.logs, 'postgres.log');
  const superuserUrl = (database = 'postgres', at = port): string =>
    toDatabaseUrl({ port: at, user: SUPERUSER, password: home.secrets.superuserPassword, database });
  await initialiseData(place, home.secrets.superuserPassword, logFile);

  let guard = await adoptServer(place, port, (at) => superuserUrl('postgres', at), logFile);
  const adopted = guard !== undefined;
  guard ??= await startServer(place, options, superuserUrl(), logFile);
  guard.onLost(() => options.onLost?.());
  return {
    port,
    adopted,
    superuserUrl: (database) => superuserUrl(database),
    stop: async () => {
      await guard.release();
      await stopServer(place, logFile);
    },
  };
}

/** Takes over a running server of this data folder; one on another port is stopped instead. */
async function adoptServer(
  place: ClusterPlace,
  port: number,
  urlAt: (port: number) => string,
  logFile: string,
): Promise<ClusterGuard | undefined> {
  const data = dataDirectory(place);
  const deadline = Date.now() + READY_MS;
  for (;;) {
    const found = await readPostmasterFile(data);
    if (!found || !isProcessAlive(found.pid)) return undefined;
    if (!(await mayBePostmasterOf(found.pid, data))) {
      // The id of a dead server went to another program, which PostgreSQL would take for the server.
      await rm(join(data, 'postmaster.pid'), { force: true });
      return undefined;
    }
    const guard = await ClusterGuard.acquire(urlAt(found.port), data);
    if (guard) {
      if (found.port === port) return guard;
      await guard.release();
      await stopServer(place, logFile);
      return undefined;
    }
    if (Date.now() > deadline) throw startFailed(logFile);
    await wait(PAUSE_MS);
  }
}

async function startServer(
  place: ClusterPlace,
  options: ClusterOptions,
  url: string,
  logFile: string,
): Promise<ClusterGuard> {
  const { port, durable = true } = options;
  if (!(await isPortFree(port))) throw portTaken(port);
  const server = await spawnServer(place, { port, durable, logFile });
  const deadline = Date.now() + READY_MS;
  try {
    while (isRunning(server) && Date.now() < deadline) {
      const guard = await ClusterGuard.acquire(url, dataDirectory(place));
      if (guard) return guard;
      await wait(PAUSE_MS);
    }
  } catch (error) {
    server.kill('SIGQUIT');
    throw error;
  }
  if (isRunning(server)) server.kill('SIGQUIT');
  throw (await isPortFree(port)) ? startFailed(logFile) : portTaken(port);
}

function isRunning(server: ChildProcess): boolean {
  return server.pid !== undefined && server.exitCode === null && server.signalCode === null;
}

function portTaken(port: number): TraceError {
  return new TraceError(
    'POSTGRES_PORT_TAKEN',
    `Expected port ${port} of 127.0.0.1 to be free for the embedded PostgreSQL, but another program uses it: stop that or choose another PORT (PostgreSQL takes PORT + 9).`,
    { details: { port } },
  );
}

function startFailed(logFile: string): TraceError {
  return new TraceError(
    'POSTGRES_START_FAILED',
    `Expected the embedded PostgreSQL to accept a connection, but it did not: see ${logFile}.`,
  );
}
