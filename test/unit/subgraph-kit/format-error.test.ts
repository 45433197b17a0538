import { ApolloServer } from '@apollo/server';
import { describe, expect, it } from '@jest/globals';
import { TraceError, createLogger } from '@tracegraph/service-kit';
import { GraphQLError } from 'graphql';

import { createErrorFormatter } from '../../../packages/subgraph-kit/src/server/format-error';

const SECRETS = /10\.0\.0\.7|5432|SELECT|unit_reference|password|hunter2|\.ts:/;
const SECRET = 'SELECT "password" FROM unit_reference at 10.0.0.7:5432 hunter2';

function named(name: string, message = SECRET): Error {
  return Object.assign(new Error(message), { name });
}

/** What a caller sees of an error thrown by a resolver. */
async function shown(thrown: unknown) {
  const server = new ApolloServer({
    typeDefs: 'type Query { a: String b(n: Int!): String }',
    resolvers: {
      Query: {
        a: () => {
          throw thrown;
        },
        b: () => 'b',
      },
    },
    formatError: createErrorFormatter(createLogger('test', 'silent')),
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
  });
  const { body } = await server.executeOperation({ query: '{ a b(n: 1) }' });
  await server.stop();
  if (body.kind !== 'single') throw new Error('expected one answer');
  return body.singleResult;
}

describe('what a caller sees of an error', () => {
  it('is code, message and details where the error is one of ours, and where it happened', async () => {
    const { data, errors } = await shown(
      new TraceError('UNIT_KEY_MALFORMED', 'Expected a key.', {
        details: { limit: 1 },
        cause: named('Error'),
      }),
    );
    expect(errors).toEqual([
      {
        message: 'Expected a key.',
        path: ['a'],
        locations: [{ line: 1, column: 3 }],
        extensions: { code: 'UNIT_KEY_MALFORMED', details: { limit: 1 } },
      },
    ]);
    expect(data).toEqual({ a: null, b: 'b' });
  });

  it.each([
    ['of Prisma', named('PrismaClientKnownRequestError')],
    ['of Prisma at start', named('PrismaClientInitializationError')],
    ['of its adapter', named('DriverAdapterError')],
    ['of a refused connection', new Error(`connect ECONNREFUSED 10.0.0.7:5432`)],
    [
      'of refused connections to all addresses of a host',
      new AggregateError([
        new Error('connect ECONNREFUSED ::1:5432'),
        new Error('connect ECONNREFUSED 10.0.0.7:5432'),
      ]),
    ],
    ['of a lost connection', new Error('Connection terminated unexpectedly')],
  ])('%s is STORE_UNAVAILABLE and nothing of its text', async (_name, error) => {
    const answer = await shown(error);
    expect(answer.errors?.[0]?.extensions).toEqual({ code: 'STORE_UNAVAILABLE' });
    expect(JSON.stringify(answer)).not.toMatch(SECRETS);
  });

  it.each([
    ['unknown', new Error(SECRET)],
    ['a mistake of the program', new TypeError(SECRET)],
    ['a text', SECRET],
    ['nothing', undefined],
    ['an object', { message: SECRET, code: 'X' }],
    [
      'an error of GraphQL with a code of its own',
      new GraphQLError(SECRET, { extensions: { code: 'SQL', sql: SECRET } }),
    ],
    [
      'a foreign error that says it is ours',
      Object.assign(new Error(SECRET), { code: 'UNIT_KEY_MALFORMED', details: SECRET }),
    ],
  ])('that is %s is INTERNAL_SERVER_ERROR and nothing of its text', async (_name, error) => {
    const answer = await shown(error);
    expect(answer.errors?.[0]).toMatchObject({
      message: 'An unexpected error occurred.',
      path: ['a'],
      extensions: { code: 'INTERNAL_SERVER_ERROR' },
    });
    expect(JSON.stringify(answer)).not.toMatch(SECRETS);
  });

  it('speaks of the request where the request is wrong', async () => {
    const server = new ApolloServer({
      typeDefs: 'type Query { b(n: Int!): String }',
      formatError: createErrorFormatter(createLogger('test', 'silent')),
      stopOnTerminationSignals: false,
    });
    const codes = await Promise.all(
      ['{', '{ c }', 'query($n: Int!) { b(n: $n) }'].map(async (query) => {
        const { body } = await server.executeOperation({ query });
        return body.kind === 'single' ? body.singleResult.errors?.[0]?.extensions : null;
      }),
    );
    await server.stop();
    expect(codes).toEqual([
      { code: 'GRAPHQL_PARSE_FAILED' },
      { code: 'GRAPHQL_VALIDATION_FAILED' },
      { code: 'BAD_USER_INPUT' },
    ]);
  });
});
