import { Writable } from 'node:stream';

import { ApolloServer } from '@apollo/server';
import { describe, expect, it } from '@jest/globals';
import { countInRequest, runInRequest } from '@tracegraph/service-kit';
import type { RequestScope } from '@tracegraph/subgraph-kit';
import { pino } from 'pino';

import { accessLog } from '../../../packages/subgraph-kit/src/server/access-log.plugin';
import { asOfExtension } from '../../../packages/subgraph-kit/src/server/as-of.plugin';

const CALLER = {
  subject: 'anna',
  roles: ['auditor'],
  party: null,
  requestId: 'request-1',
  audience: 'units',
  issuedAt: 0,
  nonce: 'n',
};

const AS_OF = { position: '7.1', recordTime: new Date(0) };

async function serve(query: string, variables = {}, operationName?: string) {
  const lines: string[] = [];
  const logger = pino(
    new Writable({
      write: (chunk: Buffer, _encoding, done) => {
        lines.push(chunk.toString());
        done();
      },
    }),
  );
  const server = new ApolloServer<RequestScope>({
    typeDefs: 'scalar Any type Query { facts(representations: [Any!]): String broken: String }',
    resolvers: {
      Query: {
        facts: () => {
          countInRequest('sqlStatements');
          countInRequest('sqlStatements');
          return 'facts';
        },
        broken: () => {
          throw new Error('broken');
        },
      },
    },
    plugins: [accessLog<RequestScope>(logger), asOfExtension<RequestScope>(() => AS_OF)],
    stopOnTerminationSignals: false,
  });
  const { body } = await runInRequest('request-1', () =>
    server.executeOperation({ query, variables, operationName }, { contextValue: { caller: CALLER } }),
  );
  await server.stop();
  return {
    lines: lines.map((line) => JSON.parse(line) as Record<string, unknown>),
    extensions: body.kind === 'single' ? body.singleResult.extensions : undefined,
  };
}

describe('the access log', () => {
  it('is one line a request: what was asked, by whom, and what it cost', async () => {
    const query = 'query Audit($representations: [Any!]) { facts(representations: $representations) }';
    const { lines } = await serve(query, { representations: [{ unitKey: 'a' }, { unitKey: 'b' }] }, 'Audit');
    expect(lines).toEqual([
      expect.objectContaining({
        msg: 'answered',
        operationName: 'Audit',
        subject: 'anna',
        sqlStatements: 2,
        representations: 2,
        errors: 0,
        durationMs: expect.any(Number),
        status: 200,
      }),
    ]);
  });

  it('names no key, variable or answer', async () => {
    const query = 'query($representations: [Any!]) { facts(representations: $representations) }';
    const { lines } = await serve(query, { representations: ['01/09521234543213/21/S1'] });
    expect(JSON.stringify(lines)).not.toMatch(/09521234543213|facts/);
  });

  it('counts the errors of an answer', async () => {
    expect((await serve('{ broken facts }')).lines).toEqual([
      expect.objectContaining({ errors: 1, sqlStatements: 2 }),
    ]);
  });

  it('has a line also for what was refused', async () => {
    expect((await serve('{ nothing }')).lines).toEqual([
      expect.objectContaining({ errors: 1, sqlStatements: 0 }),
    ]);
  });
});

describe('an answer', () => {
  it('says how far the unit feed was read', async () => {
    expect((await serve('{ facts }')).extensions).toEqual({ asOf: AS_OF });
  });
});
