import { execFile, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { appendFile, chown, mkdtemp, open, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { TraceError } from '@tracegraph/service-kit';

import type { ClusterPlace } from './cluster-place';

/** The superuser of an embedded cluster; only the launcher uses it. */
export const SUPERUSER = 'postgres';

/** The data folder of a cluster. */
export function dataDirectory(place: ClusterPlace): string {
  return join(place.directory, 'data');
}

/** How a server is started. */
export interface ServerSettings {
  readonly port: number;
  /** False only for data that is thrown away. */
  readonly durable: boolean;
  /** The server writes its log here. */
  readonly logFile: string;
}

/** Nothing of the caller's environment reaches PostgreSQL: its PG… variables and locale would change the cluster. */
function spawnOptions(place: ClusterPlace): {
  cwd: string;
  env: NodeJS.ProcessEnv;
  uid?: number;
  gid?: number;
} {
  return { cwd: place.directory, env: { LC_ALL: 'C', TZ: 'UTC', PATH: '/usr/bin:/bin' }, ...place.runAs };
}

/**
 * Creates the data folder the first time. It takes its name when it is complete, so a broken attempt leaves nothing.
 * @param superuserPassword only passed through a file of mode 600 that is removed again
 * @throws TraceError POSTGRES_INIT_FAILED, POSTGRES_VERSION_DIFFERS
 */
export async function initialiseData(
  place: ClusterPlace,
  superuserPassword: string,
  logFile: string,
): Promise<void> {
  const data = dataDirectory(place);
  if (existsSync(data)) return assertVersion(data, place);
  const draft = `${data}.new`;
  await rm(draft, { recursive: true, force: true });
  const folder = await mkdtemp(join(place.directory, 'password-'));
  try {
    const passwordFile = join(folder, 'password');
    await writeFile(passwordFile, superuserPassword, { mode: 0o600 });
    if (place.runAs) {
      await chown(folder, place.runAs.uid, place.runAs.gid);
      await chown(passwordFile, place.runAs.uid, place.runAs.gid);
    }
    const choices = [
      '--encoding=UTF8',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--locale=C',
    ];
    const access = ['--auth=scram-sha-256', `--username=${SUPERUSER}`, `--pwfile=${passwordFile}`];
    await promisify(execFile)(
      join(place.binaries, 'bin', 'initdb'),
      [...choices, ...access, '-D', draft],
      spawnOptions(place),
    );
    await rename(draft, data);
  } catch (error) {
    await appendFile(logFile, `${String((error as { stderr?: string }).stderr ?? error)}\n`);
    throw new TraceError(
      'POSTGRES_INIT_FAILED',
      `Expected initdb to create the embedded cluster, but it failed: see ${logFile}.`,
      { cause: error },
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function assertVersion(data: string, place: ClusterPlace): Promise<void> {
  const [found, { stdout }] = await Promise.all([
    readFile(join(data, 'PG_VERSION'), 'utf8'),
    promisify(execFile)(join(place.binaries, 'bin', 'postgres'), ['--version'], spawnOptions(place)),
  ]);
  const expected = / (\d+)/.exec(stdout)?.[1];
  if (found.trim() === expected) return;
  throw new TraceError(
    'POSTGRES_VERSION_DIFFERS',
    `Expected a cluster of PostgreSQL ${expected ?? '?'}, found one of ${found.trim()}: export it with that version and import it into a new data directory.`,
  );
}

/** Starts the server, in a session of its own so that Ctrl-C in the terminal does not stop it before its users. */
export async function spawnServer(place: ClusterPlace, settings: ServerSettings): Promise<ChildProcess> {
  const options: Record<string, string | number> = {
    port: settings.port,
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: 200,
    shared_buffers: '128MB',
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_line_prefix: '%m [%p] ',
    ...(settings.durable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  };
  const list = Object.entries(options).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const log = await open(settings.logFile, 'a', 0o600);
  try {
    const server = spawn(join(place.binaries, 'bin', 'postgres'), ['-D', dataDirectory(place), ...list], {
      ...spawnOptions(place),
      stdio: ['ignore', log.fd, log.fd],
      detached: true,
    });
    server.on('error', () => undefined);
    server.unref();
    return server;
  } finally {
    await log.close();
  }
}

/**
 * Stops the server of a data folder, whoever started it: at first in order, after half a minute by force (it recovers
 * at its next start).
 * @throws TraceError POSTGRES_STOP_FAILED
 */
export async function stopServer(place: ClusterPlace, logFile: string): Promise<void> {
  const stop = (mode: string) =>
    promisify(execFile)(
      join(place.binaries, 'bin', 'pg_ctl'),
      ['stop', '-D', dataDirectory(place), '-m', mode, '-t', '30'],
      spawnOptions(place),
    );
  if (!existsSync(join(dataDirectory(place), 'postmaster.pid'))) return;
  try {
    await stop('fast').catch(() => stop('immediate'));
  } catch (error) {
    if (!existsSync(join(dataDirectory(place), 'postmaster.pid'))) return;
    throw new TraceError(
      'POSTGRES_STOP_FAILED',
      `Expected the embedded PostgreSQL to stop within a minute: see ${logFile}.`,
      { cause: error },
    );
  }
}
