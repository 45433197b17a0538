import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { findFreePort, isPortFree, openHome, startCluster } from '@tracegraph/launcher';
import type { Cluster, Home } from '@tracegraph/launcher';
import { Client } from 'pg';

import { openClusterPlace, removeClusterPlace } from '../../../packages/launcher/src/postgres/cluster-place';
import { dataDirectory } from '../../../packages/launcher/src/postgres/programs';

const ROOT = resolve(__dirname, '../../..');
let base: string;
let directory: string;
let port: number;
let stops: (() => Promise<unknown>)[] = [];

beforeAll(async () => {
  base = await mkdtemp(join(tmpdir(), 'tracegraph-'));
  // Nobody but this user may enter, and the name needs quoting everywhere.
  await chmod(base, 0o700);
  directory = join(base, "the line's data");
  port = await findFreePort();
});
afterEach(async () => {
  for (const stop of stops.reverse()) await stop();
  stops = [];
});
afterAll(async () => {
  await removeClusterPlace(directory);
  await rm(base, { recursive: true, force: true });
});

async function open(): Promise<Home> {
  const home = await openHome(directory);
  stops.push(() => home.release());
  return home;
}

async function start(at = port, onLost?: () => void): Promise<Cluster> {
  const cluster = await startCluster({ home: await open(), port: at, onLost });
  stops.push(() => cluster.stop());
  return cluster;
}

async function query(cluster: Cluster, sql: string): Promise<Record<string, unknown>> {
  const client = new Client({ connectionString: cluster.superuserUrl() });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows[0] ?? {};
  } finally {
    await client.end();
  }
}

async function postmasterFile(): Promise<string> {
  return join(dataDirectory(await openClusterPlace(directory)), 'postmaster.pid');
}

async function postmasterPid(): Promise<number> {
  return Number((await readFile(await postmasterFile(), 'utf8')).split('\n')[0]);
}

/** A launcher of its own process, killed with -9 while its server runs. */
async function leaveServerBehind(at: number): Promise<void> {
  const script = join(base, 'launcher.cjs');
  const dist = join(ROOT, 'packages/launcher/dist/index.js');
  await writeFile(
    script,
    `const { openHome, startCluster } = require(${JSON.stringify(dist)});
     openHome(${JSON.stringify(directory)})
       .then((home) => startCluster({ home, port: ${at} }))
       .then(() => console.log('ready'));
     setInterval(() => undefined, 1000);`,
  );
  const launcher = spawn(process.execPath, [script], { stdio: ['ignore', 'pipe', 'inherit'] });
  await once(launcher.stdout, 'data');
  launcher.kill('SIGKILL');
  await once(launcher, 'exit');
}

describe('the embedded PostgreSQL', () => {
  it('starts in a folder of mode 700 whose name has a space and an apostrophe, with the promised settings', async () => {
    const cluster = await start();
    expect(cluster.adopted).toBe(false);
    expect(
      await query(
        cluster,
        `SELECT current_setting('fsync') AS fsync, current_setting('listen_addresses') AS addresses,
                current_setting('unix_socket_directories') AS sockets, pg_encoding_to_char(encoding) AS encoding,
                datlocprovider AS provider, datlocale AS locale
           FROM pg_database WHERE datname = 'template1'`,
      ),
    ).toEqual({
      fsync: 'on',
      addresses: '127.0.0.1',
      sockets: '',
      encoding: 'UTF8',
      provider: 'b',
      locale: 'C.UTF-8',
    });
  });

  it('keeps its data from start to start', async () => {
    await query(await start(), 'CREATE TABLE kept AS SELECT 42 AS answer');
    await stops.pop()?.();
    await stops.pop()?.();
    expect(await query(await start(), 'SELECT answer FROM kept')).toEqual({ answer: 42 });
  });

  it('accepts no connection without its password', async () => {
    const cluster = await start();
    const client = new Client({ port: cluster.port, host: '127.0.0.1', user: 'postgres', password: 'guess' });
    await expect(client.connect()).rejects.toMatchObject({ code: '28P01' });
  });

  it('starts over a postmaster.pid whose process id went to another program', async () => {
    await start();
    const path = await postmasterFile();
    const text = await readFile(path, 'utf8');
    await stops.pop()?.();
    await stops.pop()?.();
    const other = spawn('sleep', ['60']);
    await writeFile(path, text.replace(/^\d+/, String(other.pid)));
    try {
      expect((await start()).adopted).toBe(false);
    } finally {
      other.kill();
    }
  });

  it('tells when the server is lost', async () => {
    const lost = new Promise<void>((done) => {
      void start(port, done);
    });
    const pid = await eventually(postmasterPid);
    await eventually(async () => {
      expect(stops).toHaveLength(2);
      return Promise.resolve();
    });
    process.kill(pid, 'SIGQUIT');
    await lost;
  });

  it('is refused with POSTGRES_PORT_TAKEN naming the port when another program uses it', async () => {
    const server = createServer().listen(port, '127.0.0.1');
    await once(server, 'listening');
    try {
      await expect(start()).rejects.toMatchObject({
        code: 'POSTGRES_PORT_TAKEN',
        message: expect.stringContaining(String(port)),
      });
    } finally {
      server.close();
    }
  });
});

describe('a data directory', () => {
  it('serves one launcher: the second is refused with HOME_IN_USE', async () => {
    await open();
    await expect(openHome(directory)).rejects.toMatchObject({ code: 'HOME_IN_USE' });
  });

  it('serves one launcher also when its lock file is lost: the second is refused with POSTGRES_HOME_IN_USE', async () => {
    await start();
    await rm(join(directory, 'launcher.lock'));
    await expect(start()).rejects.toMatchObject({ code: 'POSTGRES_HOME_IN_USE' });
  });

  it('shows its passwords to nobody else', async () => {
    await open();
    const { stdout } = await promisify(execFile)('ls', ['-l', join(directory, 'secrets.json')]);
    expect(stdout).toMatch(/^-rw-------/);
  });
});

describe('a server left by a killed launcher', () => {
  it('is adopted on the same port', async () => {
    await leaveServerBehind(port);
    const pid = await postmasterPid();
    const cluster = await start();
    expect(cluster.adopted).toBe(true);
    expect(await postmasterPid()).toBe(pid);
  });

  it('is stopped when another port is asked for', async () => {
    await leaveServerBehind(port);
    const cluster = await start(await findFreePort());
    expect(cluster.adopted).toBe(false);
    expect(await isPortFree(port)).toBe(true);
  });

  it('is refused with POSTGRES_PASSWORD_REFUSED when the password of the data directory is another', async () => {
    await leaveServerBehind(port);
    const home = await open();
    const secrets = { ...home.secrets, superuserPassword: '0'.repeat(64) };
    await expect(startCluster({ home: { ...home, secrets }, port })).rejects.toMatchObject({
      code: 'POSTGRES_PASSWORD_REFUSED',
    });
    await home.release();
    await start();
  });
});

describe('a cluster whose secrets.json was lost', () => {
  it('is refused with POSTGRES_PASSWORD_REFUSED and no server is left running', async () => {
    const home = await open();
    const secrets = { ...home.secrets, superuserPassword: '0'.repeat(64) };
    await expect(startCluster({ home: { ...home, secrets }, port })).rejects.toMatchObject({
      code: 'POSTGRES_PASSWORD_REFUSED',
    });
    await eventually(async () => {
      expect(await isPortFree(port)).toBe(true);
    });
  });
});

async function eventually<T>(attempt: () => Promise<T>): Promise<T> {
  for (let tries = 0; tries < 200; tries += 1) {
    try {
      return await attempt();
    } catch {
      await new Promise((done) => setTimeout(done, 50));
    }
  }
  return attempt();
}
