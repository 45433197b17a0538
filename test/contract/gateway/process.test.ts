import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { startGatewayProcess } from './gateway-process';
import type { GatewayProcess } from './gateway-process';
import { compose, createToySubgraphs, SIGNING_KEY } from './toy-graph';

describe('the gateway as a process', () => {
  const subgraphs = createToySubgraphs();
  const folder = mkdtempSync(join(tmpdir(), 'tracegraph-gateway-'));
  const supergraphFile = join(folder, 'supergraph.graphql');
  let gateway: GatewayProcess;

  const ask = (query: string, headers: Record<string, string> = {}): Promise<Response> =>
    fetch(`${gateway.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ query }),
    });

  beforeAll(async () => {
    await Promise.all(Object.values(subgraphs).map((subgraph) => subgraph.start()));
    writeFileSync(supergraphFile, compose([subgraphs.units, subgraphs.components]));
    gateway = await startGatewayProcess({ SUPERGRAPH_FILE: supergraphFile, UNITS_SIGNING_KEYS: SIGNING_KEY });
    await gateway.logged(({ msg }) => msg === 'serving');
  });
  afterAll(async () => {
    await Promise.all(Object.values(subgraphs).map((subgraph) => subgraph.stop()));
    rmSync(folder, { recursive: true });
  });

  it('listens on loopback unless told otherwise', async () => {
    expect(await gateway.logged(({ msg }) => msg === 'serving')).toMatchObject({ host: '127.0.0.1' });
  });

  it('says at start which subgraphs it asks without a signature', async () => {
    expect(await gateway.logged(({ msg }) => msg.includes('not signed'))).toMatchObject({
      level: 40,
      subgraph: 'components',
    });
    await ask('{ lot(lotNumber: 7) { supplier { name } } }');
    expect(subgraphs.components.received[0]?.headers).not.toHaveProperty('x-tracegraph-signature');
  });

  it('writes one line per operation: who, what, of which supergraph, at what cost', async () => {
    const response = await ask('query Audit { unit(unitKey: 1) { components } }', {
      'x-request-id': 'audit-1',
    });
    expect(await gateway.logged((line) => line['requestId'] === 'audit-1')).toMatchObject({
      service: 'gateway',
      msg: 'operation',
      operationName: 'Audit',
      subject: 'local',
      operationSha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      supergraphId: response.headers.get('x-supergraph-id'),
      subgraphRequests: { units: 1, components: 1 },
      representations: { components: 1 },
      waves: 2,
      durationMs: expect.any(Number),
      errors: 0,
    });
  });

  it('takes a further subgraph on SIGHUP without new code', async () => {
    writeFileSync(supergraphFile, compose(Object.values(subgraphs)));
    gateway.signal('SIGHUP');
    await gateway.logged(({ msg }) => msg === 'supergraph loaded');
    const response = await ask('{ image(digest: "FILE:7") { version } }');
    expect(await response.json()).toEqual({ data: { image: { version: '1.0 of FILE:7' } } });
  });

  it('keeps the last good supergraph when the file is bad, and says so', async () => {
    writeFileSync(supergraphFile, 'type Query {');
    gateway.signal('SIGHUP');
    expect(await gateway.logged(({ msg }) => msg.includes('keeps serving'))).toMatchObject({
      level: 50,
      err: { code: 'SUPERGRAPH_UNUSABLE' },
    });
    expect(await (await ask('{ serialCount }')).json()).toEqual({ data: { serialCount: 3 } });
    const readiness = await fetch(`${gateway.url}/ready`);
    expect(await readiness.json()).toMatchObject({
      status: 'ready',
      lastReloadFailure: { refusedId: null, failedTime: expect.any(String) },
    });
  });

  it('finishes what is under way on SIGTERM and ends with 0', async () => {
    let release: (value: boolean) => void = () => undefined;
    const asked = new Promise<void>((resolve) => {
      subgraphs.units.intercept = () => {
        resolve();
        return new Promise<boolean>((answer) => {
          release = answer;
        });
      };
    });
    const answer = ask('{ serialCount }');
    await asked;
    gateway.signal('SIGTERM');
    await gateway.logged(({ msg }) => msg === 'stopping');
    await expect(fetch(`${gateway.url}/health`)).rejects.toThrow('fetch failed');
    release(false);
    expect(await (await answer).json()).toEqual({ data: { serialCount: 3 } });
    expect(await gateway.ended).toEqual({ code: 0, stderr: '' });
  });

  it('does not start with a wrong variable: it names each, never its value', async () => {
    const refused = await startGatewayProcess({ NODE_ENV: 'prod', SUBGRAPH_TIMEOUT_MS: '-7' });
    const { code, stderr } = await refused.ended;
    expect(code).toBe(1);
    expect(stderr).toContain('NODE_ENV');
    expect(stderr).toContain('SUBGRAPH_TIMEOUT_MS');
    expect(stderr).not.toContain('-7');
  });

  it('does not start without a supergraph', async () => {
    const refused = await startGatewayProcess({ SUPERGRAPH_FILE: join(folder, 'nothing.graphql') });
    expect(await refused.ended).toEqual({
      code: 1,
      stderr: 'Expected the composed supergraph in the file of SUPERGRAPH_FILE; it cannot be read.\n',
    });
  });
});
