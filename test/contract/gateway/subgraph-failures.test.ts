import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';

import { startToyGraph } from './toy-graph';
import type { ToyGraph } from './toy-graph';
import { answerJson } from './toy-subgraph';

const SUPPLIERS =
  'query ($unitKeys: [ID!]!) { units(unitKeys: $unitKeys) { unitKey lot { made: supplier { name } } } }';
const never = (): boolean => true;

describe('a subgraph that fails', () => {
  let graph: ToyGraph;

  beforeAll(async () => {
    graph = await startToyGraph({
      variables: {
        SUBGRAPH_TIMEOUT_MS: '300',
        REQUEST_DEADLINE_MS: '500',
        SUBGRAPH_MUTATION_TIMEOUT_MS: '400',
      },
    });
  });
  afterAll(() => graph.close());
  beforeEach(() => {
    Object.values(graph.subgraphs).forEach((subgraph) => {
      subgraph.reset();
    });
  });

  /** Nothing an attacker or a competitor could use: no address, no port, no text of a driver, no stack. */
  function expectNothingLeaked(text: string): void {
    for (const { port } of Object.values(graph.subgraphs)) expect(text).not.toContain(String(port));
    expect(text).not.toMatch(/127\.0\.0\.1|localhost|https?:|ECONN|undici|SELECT|stack|\.ts|\.js/);
  }

  describe('when it is down', () => {
    it('empties its own facts and says so once for each path', async () => {
      const { components } = graph.subgraphs;
      const { port } = components;
      await components.stop();
      const { status, data, errors, text } = await graph.ask(SUPPLIERS, { unitKeys: ['1', '2', '3'] });
      await components.start(port);
      expect(status).toBe(200);
      expect(data).toEqual({ units: ['1', '2', '3'].map((unitKey) => ({ unitKey, lot: { made: null } })) });
      expect(errors).toEqual(
        [0, 1, 2].map((index) => ({
          message:
            'The subgraph components could not be reached; its facts are missing from this answer. Ask again later.',
          path: ['units', index, 'lot'],
          extensions: {
            code: 'SUBGRAPH_UNAVAILABLE',
            serviceName: 'components',
            details: { fields: ['made'] },
          },
        })),
      );
      expectNothingLeaked(text);
    });

    it('is named at its root field', async () => {
      const { units } = graph.subgraphs;
      const { port } = units;
      await units.stop();
      const { data, errors, text } = await graph.ask('{ one: unit(unitKey: 1) { unitKey } serialCount }');
      await units.start(port);
      expect(data).toEqual({ one: null, serialCount: null });
      expect(errors).toMatchObject([
        { path: ['one'], extensions: { code: 'SUBGRAPH_UNAVAILABLE', serviceName: 'units' } },
        { path: ['serialCount'], extensions: { code: 'SUBGRAPH_UNAVAILABLE', serviceName: 'units' } },
      ]);
      expectNothingLeaked(text);
    });

    it('lists 50 paths and says how many more there are', async () => {
      const { components } = graph.subgraphs;
      components.intercept = (_request, response) => answerJson(response, 503, { error: 'away' });
      const unitKeys = Array.from({ length: 120 }, (_, index) => String(index));
      const { errors } = await graph.ask(SUPPLIERS, { unitKeys });
      expect(errors).toHaveLength(51);
      expect(errors.at(49)?.path).toEqual(['units', 49, 'lot']);
      expect(errors.at(-1)).toEqual({
        message: '70 more paths have an error; ask for fewer units at once to see each.',
        extensions: {
          code: 'ERRORS_CAPPED',
          details: {
            count: 70,
            unlisted: [{ code: 'SUBGRAPH_UNAVAILABLE', serviceName: 'components', count: 70 }],
          },
        },
      });
    });
  });

  describe('when it is slow', () => {
    it('is given up after the time of a subgraph', async () => {
      graph.subgraphs.components.intercept = never;
      const { data, errors, text } = await graph.ask(SUPPLIERS, { unitKeys: ['1'] });
      expect(data).toEqual({ units: [{ unitKey: '1', lot: { made: null } }] });
      expect(errors).toMatchObject([
        { path: ['units', 0, 'lot'], extensions: { code: 'SUBGRAPH_TIMEOUT', serviceName: 'components' } },
      ]);
      expectNothingLeaked(text);
    });

    it('does not hold an operation past its deadline, however many subgraphs are slow', async () => {
      graph.subgraphs.units.intercept = async () => {
        await new Promise((resolve) => setTimeout(resolve, 250));
        return false;
      };
      graph.subgraphs.components.intercept = async () => {
        await new Promise((resolve) => setTimeout(resolve, 250));
        return false;
      };
      const start = performance.now();
      const { errors } = await graph.ask(SUPPLIERS, { unitKeys: ['1'] });
      expect(performance.now() - start).toBeLessThan(900);
      expect(errors).toMatchObject([{ extensions: { code: 'SUBGRAPH_TIMEOUT', serviceName: 'components' } }]);
    });

    it('has more time for a mutation than for a query', async () => {
      graph.subgraphs.units.intercept = async () => {
        await new Promise((resolve) => setTimeout(resolve, 340));
        return false;
      };
      const { errors } = await graph.ask('mutation { registerUnit(unitKey: 1) { unitKey } }');
      expect(errors).toEqual([]);
    });
  });

  describe('when it answers something else', () => {
    it.each([
      ['HTML of a proxy', 502, '<h1>bad gateway at http://db</h1>', 'SUBGRAPH_UNAVAILABLE'],
      ['text', 200, 'SELECT 1', 'SUBGRAPH_REJECTED'],
      ['JSON that is no GraphQL answer', 500, '{"stack":"at db.js"}', 'SUBGRAPH_REJECTED'],
      ['an answer of another length', 200, '{"data":{"_entities":[]}}', 'SUBGRAPH_REJECTED'],
      ['an answer without entities', 200, '{"data":null}', 'SUBGRAPH_REJECTED'],
      [
        'a refusal of the signature',
        401,
        '{"errors":[{"message":"http://x","extensions":{"code":"REQUEST_UNSIGNED"}}]}',
        'SUBGRAPH_REJECTED',
      ],
    ])('%s is coded at the path', async (_name, status, body, code) => {
      graph.subgraphs.components.intercept = (_request, response) => {
        response.statusCode = status;
        response.end(body);
        return true;
      };
      const { data, errors, text } = await graph.ask(SUPPLIERS, { unitKeys: ['1'] });
      expect(data).toEqual({ units: [{ unitKey: '1', lot: { made: null } }] });
      expect(errors).toMatchObject([
        { path: ['units', 0, 'lot'], extensions: { code, serviceName: 'components' } },
      ]);
      expectNothingLeaked(text);
    });

    it('partial data under an HTTP error is kept', async () => {
      graph.subgraphs.components.intercept = (_request, response) =>
        answerJson(response, 500, {
          data: { _entities: [{ made: { name: 'known' } }, null] },
          errors: [
            { message: 'Lot EVEN is sealed.', path: ['_entities', 1], extensions: { code: 'LOT_SEALED' } },
          ],
        });
      const { data, errors, status } = await graph.ask(SUPPLIERS, { unitKeys: ['1', '2'] });
      expect(status).toBe(200);
      expect(data).toEqual({
        units: [
          { unitKey: '1', lot: { made: { name: 'known' } } },
          { unitKey: '2', lot: { made: null } },
        ],
      });
      expect(errors).toEqual([
        {
          message: 'Lot EVEN is sealed.',
          path: ['units', 1, 'lot'],
          extensions: { code: 'LOT_SEALED', serviceName: 'components' },
        },
      ]);
    });

    it('an error without data is told at each path, with its own code', async () => {
      graph.subgraphs.components.intercept = (_request, response) =>
        answerJson(response, 400, {
          errors: [{ message: 'Unknown field.', extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }],
        });
      const { errors } = await graph.ask(SUPPLIERS, { unitKeys: ['1', '2'] });
      expect(errors.map(({ path }) => path)).toEqual([
        ['units', 0, 'lot'],
        ['units', 1, 'lot'],
      ]);
      expect(errors[0]?.extensions).toEqual({ code: 'GRAPHQL_VALIDATION_FAILED', serviceName: 'components' });
    });

    it('an error nobody foresaw is masked with the id of the request', async () => {
      graph.subgraphs.units.intercept = (_request, response) =>
        answerJson(response, 200, {
          data: { serialCount: null },
          errors: [
            {
              message: 'SELECT * FROM unit at http://db.internal',
              path: ['serialCount'],
              extensions: {
                code: 'P2002',
                stacktrace: ['at db.js'],
                http: { status: 418 },
                details: 'SELECT',
              },
            },
          ],
        });
      const { errors, status, text } = await graph.ask('{ serialCount }', {}, { 'x-request-id': 'audit-9' });
      expect(status).toBe(200);
      expect(errors).toEqual([
        {
          message: 'An unexpected error occurred; to have it looked up, quote request audit-9.',
          path: ['serialCount'],
          extensions: { code: 'INTERNAL_SERVER_ERROR', serviceName: 'units' },
        },
      ]);
      expectNothingLeaked(text);
    });
  });

  describe('when the caller requires a complete answer', () => {
    const complete = { 'x-require-complete': '1' };

    it('answers 503 with what is known', async () => {
      graph.subgraphs.components.intercept = (_request, response) => answerJson(response, 503, {});
      const { status, data } = await graph.ask(SUPPLIERS, { unitKeys: ['1'] }, complete);
      expect(status).toBe(503);
      expect(data).toEqual({ units: [{ unitKey: '1', lot: { made: null } }] });
    });

    it('answers 200 when nothing is missing, and 400 for a mistake of the caller', async () => {
      expect((await graph.ask(SUPPLIERS, { unitKeys: ['1'] }, complete)).status).toBe(200);
      expect((await graph.ask('{ nothing }', {}, complete)).status).toBe(400);
    });
  });
});
