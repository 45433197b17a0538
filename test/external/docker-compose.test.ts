import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readTestServer } from '@tracegraph/launcher';
import { Client } from 'pg';

import { startComposedGraph } from '../testkit/composed-graph';
import type { ComposedGraph } from '../testkit/composed-graph';
import { SUBGRAPHS } from '../testkit/graph';
import { recordAll } from '../testkit/record';

/** The server of these tests; without one they fail, they are not skipped. */
function givenServer(): string {
  const server = readTestServer();
  if (server === undefined) throw new Error('expected TRACEGRAPH_TEST_POSTGRES_URL: npm run test:external');
  return server;
}

describe('the server', () => {
  it('is PostgreSQL 15 or later', async () => {
    const client = new Client({ connectionString: givenServer() });
    await client.connect();
    const { rows } = await client.query<{ server_version_num: string }>('SHOW server_version_num');
    await client.end();
    expect(Number(rows[0]?.server_version_num)).toBeGreaterThanOrEqual(150_000);
  });
});

describe('docker-compose.yml without containers', () => {
  let graph: ComposedGraph;

  beforeAll(async () => {
    graph = await startComposedGraph(givenServer());
  }, 600_000);
  afterAll(async () => {
    await graph.stop();
  }, 30_000);

  it('migrates every store once: the second run finds nothing to do', async () => {
    expect(await graph.migrate()).toBe(SUBGRAPHS.map((name) => `store ${name}: up to date\n`).join(''));
  });

  it('answers through the gateway, which every subgraph believes', async () => {
    const { data, errors } = await graph.ask<Record<string, { totalCount: number } | null>>(`{
      unitRecordConflicts(first: 1) { totalCount }
      componentRecordConflicts(first: 1) { totalCount }
      firmwareRecordConflicts(first: 1) { totalCount }
      provisioningRecordConflicts(first: 1) { totalCount }
    }`);
    expect(errors).toBeUndefined();
    expect(Object.values(data).map((page) => page?.totalCount)).toEqual([0, 0, 0, 0]);
  });

  it('has every follower read the unit feed', async () => {
    await recordAll(graph, 'registerUnits', 'UnitInput', [{ unitKey: 'part/kestrelo/KG-200/1' }]);
    await expect(graph.settle()).resolves.toBeUndefined();
  });

  it.each([...SUBGRAPHS, 'gateway'] as const)('finds %s healthy by its health check', async (name) => {
    expect(await graph.isHealthy(name)).toBe(true);
  });

  it('finds a process that is gone unhealthy, and the gateway healthy without it', async () => {
    await graph.kill('firmware');
    expect([await graph.isHealthy('firmware'), await graph.isHealthy('gateway')]).toEqual([false, true]);
    await graph.start('firmware');
    expect(await graph.isHealthy('firmware')).toBe(true);
  });
});
