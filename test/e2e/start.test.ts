import { execFile, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { isPortFree } from '@tracegraph/launcher';

import { INHERITED } from '../testkit/environment';

const ROOT = path.join(__dirname, '../..');
const PROGRAM = path.join(ROOT, 'packages/cli/bin/tracegraph.js');
const START_MS = 240_000;

interface Fact {
  readonly [name: string]: unknown;
}

/** A port with its neighbours: the gateway, the subgraphs above it, and PostgreSQL nine above. */
async function findPortRange(): Promise<number> {
  for (let port = 21_000; port < 60_000; port += 10) {
    const free = await Promise.all([0, 1, 2, 3, 4, 9].map((offset) => isPortFree(port + offset)));
    if (free.every(Boolean)) return port;
  }
  throw new Error('no free range of ports');
}

describe('the first command of a new user', () => {
  let parent: string;
  let environment: Record<string, string>;
  let running: ChildProcess | undefined;
  let shown = '';

  beforeAll(async () => {
    parent = await mkdtemp(path.join(tmpdir(), 'tracegraph-start-'));
    const home = path.join(parent, "it's a home");
    await mkdir(home);
    await chmod(home, 0o700);
    const port = await findPortRange();
    environment = {
      ...INHERITED,
      TRACEGRAPH_HOME: home,
      PORT: String(port),
      TRACEGRAPH_URL: `http://127.0.0.1:${port}/graphql`,
    };
  });

  afterAll(async () => {
    if (running?.exitCode === null) {
      running.kill('SIGTERM');
      await once(running, 'exit');
    }
    await rm(parent, { recursive: true, force: true });
  }, 60_000);

  /** Starts in a process group of its own, so that all of it can be killed at once. */
  async function start(): Promise<void> {
    shown = '';
    const child = spawn(process.execPath, [PROGRAM, 'start'], {
      cwd: ROOT,
      env: environment,
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    running = child;
    child.stdout.setEncoding('utf8').on('data', (text: string) => (shown += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (shown += text));
    const until = Date.now() + START_MS;
    while (!shown.includes('tracegraph audit')) {
      if (child.exitCode !== null || Date.now() > until) throw new Error(`not started: ${shown}`);
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }

  async function audit(): Promise<{ readonly unit: Fact; readonly data: unknown }> {
    const [, identifier = ''] = /tracegraph audit (\S+)/.exec(shown) ?? [];
    const { stdout } = await promisify(execFile)(process.execPath, [PROGRAM, 'audit', identifier, '--json'], {
      env: environment,
      maxBuffer: 1e8,
    });
    const answer = JSON.parse(stdout) as { errors?: unknown; data: { trace: { matches: { unit: Fact }[] } } };
    expect(answer.errors).toBeUndefined();
    return { unit: answer.data.trace.matches[0]?.unit ?? {}, data: answer.data };
  }

  it('records the demo batch and prints a question whose answer fills every row of the specification', async () => {
    await start();
    const { unit } = await audit();
    const facts = [
      'serialNumber',
      'gtin',
      'lotNumber',
      'productionDate',
      'disposition',
      'product',
      'securityState',
      'finalQc',
    ];
    for (const fact of facts) expect([fact, unit[fact]]).not.toContain(null);
    const lists = [
      'identities',
      'workOrders',
      'components',
      'stages',
      'firmware',
      'provisioning',
      'testRuns',
      'shipments',
    ];
    for (const list of lists) expect([list, (unit[list] as unknown[]).length]).not.toContain(0);
    const parts = (unit.contains as { items: { position: string; unit: Fact }[] }).items.map(
      (item) => item.unit,
    );
    const board = parts.find((part) => part.panel !== null);
    expect(
      (board?.components as { packages: { lots: unknown[] }[] }[]).every(({ packages }) =>
        packages.every(({ lots }) => lots.length > 0),
      ),
    ).toBe(true);
    const radio = parts.find((part) =>
      (part.firmware as { slot: string }[]).some(({ slot }) => slot === 'radio'),
    );
    expect(radio?.firmware).toMatchObject([
      { image: { signatures: [{ verification: 'VERIFIED', key: { state: 'ACTIVE' } }] } },
    ]);
  }, 300_000);

  it('answers the same from the same data after everything was killed at once', async () => {
    const before = await audit();
    const gone = once(running as ChildProcess, 'exit');
    process.kill(-(running?.pid ?? 0), 'SIGKILL');
    await gone;
    await start();
    expect(shown).not.toContain('recording the demo batch');
    expect((await audit()).data).toEqual(before.data);
  }, 300_000);
});
