import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { SIGNING_KEY, startToyGraph } from './toy-graph';
import type { ToyGraph } from './toy-graph';

const READER = { subject: 'auditor-1', roles: ['auditor'], party: null };
const STATION = { subject: 'station-1', roles: ['station'], party: null };

describe('the gateway over HTTP', () => {
  let graph: ToyGraph;

  beforeAll(async () => {
    graph = await startToyGraph({
      variables: { CLIENT_BODY_LIMIT: '1000', RECORDING_BODY_LIMIT: '5000' },
      callerOf: (request) => (request.get('x-test-role') === 'station' ? STATION : READER),
    });
  });
  afterAll(() => graph.close());

  const get = (path: string, headers: Record<string, string> = {}): Promise<Response> =>
    fetch(graph.url + path, { headers, redirect: 'manual' });
  const post = (body: string, headers: Record<string, string> = {}): Promise<Response> =>
    fetch(`${graph.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body,
    });
  const bodyOf = (bytes: number): string => {
    const start = '{"query":"{ serialCount }","extensions":{"padding":"';
    return `${start}${'x'.repeat(bytes - start.length - 3)}"}}`;
  };

  describe('limiting bodies', () => {
    it('refuses more than a reader may send with BODY_TOO_LARGE, limit and value', async () => {
      const response = await post(bodyOf(1001));
      expect(response.status).toBe(413);
      expect(await response.json()).toEqual({
        errors: [
          {
            message: 'Expected a body of at most 1000 bytes, received 1001; send fewer records at once.',
            extensions: { code: 'BODY_TOO_LARGE', details: { limitBytes: 1000, receivedBytes: 1001 } },
          },
        ],
      });
    });

    it('takes up to the limit of each role, to the byte', async () => {
      expect((await post(bodyOf(1000))).status).toBe(200);
      expect((await post(bodyOf(5000), { 'x-test-role': 'station' })).status).toBe(200);
      expect((await post(bodyOf(5001), { 'x-test-role': 'station' })).status).toBe(413);
    });

    it('limits a body sent without its length', async () => {
      const chunks = new ReadableStream({
        start: (controller) => {
          controller.enqueue(new TextEncoder().encode(bodyOf(3000)));
          controller.close();
        },
      });
      const response = await fetch(`${graph.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: chunks,
        duplex: 'half',
      });
      expect(response.status).toBe(413);
      expect(await response.text()).toContain('received more');
    });

    it.each([
      ['JSON cut short', '{"query":', 'application/json'],
      ['another character set', '{}', 'application/json; charset=koi8-r'],
    ])('refuses %s with BODY_MALFORMED', async (_name, body, type) => {
      const response = await post(body, { 'content-type': type });
      expect(response.status).toBeGreaterThanOrEqual(400);
      expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'BODY_MALFORMED' } }] });
    });
  });

  describe('what a request may be', () => {
    it('refuses a request that any web page could send', async () => {
      const response = await post('{"query":"{ serialCount }"}', { 'content-type': 'text/plain' });
      expect(response.status).toBe(400);
      expect(await response.text()).toContain('Cross-Site Request Forgery');
    });

    it('refuses several operations in one request', async () => {
      const response = await post('[{"query":"{ serialCount }"},{"query":"{ serialCount }"}]');
      expect(response.status).toBe(400);
    });

    it('refuses more than 2000 tokens', async () => {
      const query = `{ ${'a: serialCount '.repeat(700)} }`;
      const response = await post(JSON.stringify({ query }), { 'x-test-role': 'station' });
      expect(response.status).toBe(413);
      const short = await post(
        JSON.stringify({ query: `{${'a:__typename '.repeat(700)}}` }).replaceAll('__typename', 'x'),
        {
          'x-test-role': 'station',
        },
      );
      expect(await short.json()).toMatchObject({
        errors: [{ extensions: { code: 'GRAPHQL_PARSE_FAILED' } }],
      });
    });
  });

  describe('headers', () => {
    it('repeats a safe request id, makes one otherwise, and forbids caches', async () => {
      const given = await post('{"query":"{ serialCount }"}', { 'x-request-id': 'line-3:order.9' });
      expect(given.headers.get('x-request-id')).toBe('line-3:order.9');
      expect(given.headers.get('cache-control')).toBe('no-store');
      for (const unsafe of ['a b', 'x'.repeat(101), '<script>']) {
        const made = await get('/health', { 'x-request-id': unsafe });
        expect(made.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
      }
    });

    it('names the supergraph of the answer, the one readiness shows', async () => {
      const { supergraphId } = (await (await get('/ready')).json()) as { supergraphId: string };
      expect(supergraphId).toMatch(/^[0-9a-f]{64}$/);
      expect((await post('{"query":"{ serialCount }"}')).headers.get('x-supergraph-id')).toBe(supergraphId);
    });
  });

  describe('health', () => {
    it('is ready although a subgraph is away, and shows which without its address', async () => {
      const { firmware } = graph.subgraphs;
      const { port } = firmware;
      await firmware.stop();
      await new Promise((resolve) => setTimeout(resolve, 1_100));
      const response = await get('/ready');
      await firmware.start(port);
      expect(response.status).toBe(200);
      const text = await response.text();
      expect(JSON.parse(text)).toMatchObject({
        status: 'ready',
        lastReloadFailure: null,
        subgraphs: { units: 'reachable', components: 'reachable', firmware: 'unreachable' },
      });
      expect(text).not.toContain('127.0.0.1');
      expect(await (await get('/health')).json()).toEqual({ status: 'ok' });
    });

    it('answers an unknown path as an error that says where the graph is', async () => {
      const response = await get('/nothing');
      expect(response.status).toBe(404);
      expect(await response.text()).toContain('the graph is at /graphql');
    });
  });

  describe('the GraphQL IDE', () => {
    it('is where the root redirects to', async () => {
      expect((await get('/')).headers.get('location')).toBe('/graphiql');
    });

    it('asks no other host', async () => {
      const response = await get('/graphiql');
      const page = await response.text();
      const policy = response.headers.get('content-security-policy') ?? '';
      expect(policy).toContain("default-src 'none'");
      expect(policy).not.toMatch(/https?:|\*|unsafe-eval|'unsafe-inline'.*script/);
      expect(page).not.toMatch(/https?:|src="\/\//);
      const files = [...page.matchAll(/(?:src|href)="(\/[^"]+)"/g)].map((match) => match[1] ?? '');
      expect(files).toHaveLength(6);
      for (const file of files) {
        const asset = await get(file);
        expect([file, asset.status]).toEqual([file, 200]);
        const text = await asset.text();
        if (file.endsWith('.css')) expect(text).not.toMatch(/url\(\s*["']?(?:https?:)?\/\//);
      }
    });

    it('opens with the audit question when the file is there', async () => {
      expect(await (await get('/graphiql/start.js')).text()).not.toContain('AuditAnswer');
      const folder = join(dirname(graph.supergraphFile), 'operations');
      mkdirSync(folder);
      writeFileSync(join(folder, 'audit-answer.graphql'), 'query AuditAnswer { serialCount }\n');
      expect(await (await get('/graphiql/start.js')).text()).toContain('query AuditAnswer');
    });
  });

  describe('in production', () => {
    it('shows no IDE, no introspection and no counts', async () => {
      const production = await startToyGraph({ variables: { NODE_ENV: 'production' } });
      try {
        expect((await fetch(`${production.url}/graphiql`)).status).toBe(404);
        expect((await production.ask('{ __schema { queryType { name } } }')).status).toBe(400);
        const { headers, data } = await production.ask('{ serialCount }');
        expect(data).toEqual({ serialCount: 3 });
        expect(headers.has('x-tracegraph-counts')).toBe(false);
      } finally {
        await production.close();
      }
    });
  });

  it('never answers with a signing key', async () => {
    const secret = SIGNING_KEY.split(':')[1] ?? '';
    for (const path of ['/ready', '/graphiql', '/nothing']) {
      expect(await (await get(path)).text()).not.toContain(secret);
    }
  });
});
