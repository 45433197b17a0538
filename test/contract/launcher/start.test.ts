import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { findFreePort, isPortFree, readLauncherEnvironment, startAll, STORES } from '@tracegraph/launcher';
import type { ReadySystem, RunningSystem } from '@tracegraph/launcher';

import { removeClusterPlace } from '../../../packages/launcher/src/postgres/cluster-place';

const CHECKOUT = resolve(__dirname, '../../..');
const MIGRATIONS = join(CHECKOUT, 'test/fixtures/launcher/migrations');

/** Stands in for a subgraph or the gateway: answers /ready, shows its environment, dies on request. */
const PROGRAM = `
const { createServer } = require('node:http');
process.on('disconnect', () => process.exit(0));
process.on('SIGTERM', () => { console.log('stopping ' + Date.now()); process.exit(0); });
createServer((request, response) => {
  if (request.url === '/die') process.exit(7);
  response.end(JSON.stringify(process.env));
}).listen(Number(process.env.PORT), process.env.HOST, () => console.log('listening'));
`;

let root: string;
let port: number;
let variables: Record<string, string>;
let lines: string[] = [];

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'tracegraph-'));
  port = await findFreePort();
  variables = { TRACEGRAPH_HOME: join(root, 'home'), PORT: String(port), KEPT: 'yes' };
  for (const program of [...STORES.map((name) => `subgraphs/${name}`), 'gateway']) {
    const path = join(root, program, 'dist', 'main.js');
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, PROGRAM);
  }
  for (const name of STORES)
    await cp(MIGRATIONS, join(root, 'prisma', name, 'migrations'), { recursive: true });
});
afterAll(async () => {
  await removeClusterPlace(join(root, 'home'));
  await rm(root, { recursive: true, force: true });
});

async function environmentOf(at: number): Promise<Record<string, string>> {
  const answer = await fetch(`http://127.0.0.1:${at}/environment`);
  return (await answer.json()) as Record<string, string>;
}

async function eventually(isSo: () => Promise<boolean> | boolean): Promise<void> {
  for (let tries = 0; tries < 300; tries += 1) {
    if (await isSo()) return;
    await new Promise((done) => setTimeout(done, 50));
  }
  throw new Error(`did not come true; reported: ${lines.join(' | ')}`);
}

async function allPortsFree(): Promise<boolean> {
  const free = await Promise.all([0, 1, 2, 3, 4, 9].map((offset) => isPortFree(port + offset)));
  return free.every(Boolean);
}

function start(onReady?: (ready: ReadySystem) => void): Promise<RunningSystem> {
  lines = [];
  return startAll(readLauncherEnvironment(variables), { root, report: (line) => lines.push(line), onReady });
}

describe('a start of everything', () => {
  let system: RunningSystem;
  const readiness: ReadySystem[] = [];
  beforeAll(async () => {
    system = await start((ready) => readiness.push(ready));
  });
  afterAll(async () => {
    await system.stop();
  });

  it('tells once that all is ready, embedded and empty', () => {
    expect(readiness).toEqual([
      { gatewayUrl: `http://127.0.0.1:${port}/graphql`, embedded: true, storesEmpty: true },
    ]);
    expect(lines.at(-1)).toBe(`tracegraph is ready: http://127.0.0.1:${port}/graphql`);
  });

  it('gives a subgraph its own database and keys and those to ask units, and nothing of the others', async () => {
    const [gateway, units, components] = await Promise.all([0, 1, 2].map((n) => environmentOf(port + n)));
    expect(components).toMatchObject({
      KEPT: 'yes',
      HOST: '127.0.0.1',
      DATABASE_URL: expect.stringContaining('components_app') as unknown as string,
      UNITS_URL: `http://127.0.0.1:${port + 1}/graphql`,
      UNITS_SIGNING_KEYS: units?.['GATEWAY_SIGNING_KEYS'],
      OPERATOR_PSEUDONYM_KEY: expect.stringMatching(/^[0-9a-f]{64}$/) as unknown as string,
    });
    expect(components?.['GATEWAY_SIGNING_KEYS']).toMatch(/^components-1:[0-9a-f]{64}$/);
    expect(gateway).toMatchObject({
      COMPONENTS_URL: `http://127.0.0.1:${port + 2}/graphql`,
      COMPONENTS_SIGNING_KEYS: components?.['GATEWAY_SIGNING_KEYS'],
    });
    expect(JSON.stringify([gateway, units, components])).not.toContain('_owner');
    expect(Object.keys(gateway ?? {})).not.toContain('DATABASE_URL');
  });

  it('starts a process again that dies', async () => {
    await expect(fetch(`http://127.0.0.1:${port + 3}/die`)).rejects.toThrow();
    await eventually(() => lines.includes('firmware is ready again'));
    expect(lines.some((line) => line.startsWith('firmware ended with exit code 7'))).toBe(true);
  });

  it('starts PostgreSQL again when it is lost', async () => {
    const { directory } = JSON.parse(
      await readFile(join(root, 'home', 'postgres.json'), 'utf8').catch(() =>
        JSON.stringify({ directory: join(root, 'home', 'postgres') }),
      ),
    ) as { directory: string };
    process.kill(
      Number((await readFile(join(directory, 'data', 'postmaster.pid'), 'utf8')).split('\n')[0]),
      'SIGKILL',
    );
    await eventually(() => lines.includes('PostgreSQL is ready again'));
  });

  it('is refused with PORT_TAKEN beside another one, before anything is started', async () => {
    const other = { ...variables, TRACEGRAPH_HOME: join(root, 'other home') };
    await expect(startAll(readLauncherEnvironment(other), { root })).rejects.toMatchObject({
      code: 'PORT_TAKEN',
    });
  });

  it('stops the gateway, then the subgraphs, then PostgreSQL', async () => {
    await system.stop();
    expect(await allPortsFree()).toBe(true);
    const stopped = async (name: string): Promise<number> =>
      Number(
        /stopping (\d+)\n$/.exec(await readFile(join(root, 'home', 'logs', `${name}.log`), 'utf8'))?.[1],
      );
    expect(await stopped('gateway')).toBeLessThanOrEqual(await stopped('units'));
  });
});

describe('a start that fails', () => {
  it('is reported with PROCESS_ENDED_EARLY and leaves nothing running', async () => {
    const program = join(root, 'gateway', 'dist', 'main.js');
    await writeFile(program, 'process.exit(3)');
    await expect(start()).rejects.toMatchObject({
      code: 'PROCESS_ENDED_EARLY',
      details: { process: 'gateway' },
    });
    expect(await allPortsFree()).toBe(true);
    await writeFile(program, PROGRAM);
  });
});

describe('the program start', () => {
  async function launch(): Promise<ChildProcess> {
    const script = join(root, 'start.cjs');
    const dist = join(CHECKOUT, 'packages/launcher/dist/index.js');
    await writeFile(
      script,
      `require(${JSON.stringify(dist)}).runUntilSignal({ root: ${JSON.stringify(root)} });`,
    );
    const launcher = spawn(process.execPath, [script], {
      env: variables,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    lines = [];
    launcher.stdout.on('data', (data: Buffer) => lines.push(...data.toString().split('\n')));
    return launcher;
  }
  const isReady = (): boolean => lines.some((line) => line.startsWith('tracegraph is ready'));

  it('ends with exit code 0 after SIGTERM', async () => {
    const launcher = await launch();
    await eventually(isReady);
    launcher.kill('SIGTERM');
    expect(await once(launcher, 'exit')).toEqual([0, null]);
    expect(await allPortsFree()).toBe(true);
  });

  it('ends with exit code 0 after SIGINT during the start', async () => {
    const launcher = await launch();
    await eventually(() => lines.some((line) => line.startsWith('PostgreSQL is ready')));
    launcher.kill('SIGINT');
    expect(await once(launcher, 'exit')).toEqual([0, null]);
    expect(await allPortsFree()).toBe(true);
  });

  it('takes its processes with it after kill -9, and the next one adopts the server left behind', async () => {
    const launcher = await launch();
    await eventually(isReady);
    launcher.kill('SIGKILL');
    await once(launcher, 'exit');
    await eventually(async () =>
      (await Promise.all([0, 1, 2, 3, 4].map((offset) => isPortFree(port + offset)))).every(Boolean),
    );
    const system = await start();
    expect(lines).toContain(`PostgreSQL was still running on port ${port + 9}`);
    await system.stop();
  });
});
