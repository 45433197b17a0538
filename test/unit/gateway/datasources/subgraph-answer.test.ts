import { describe, expect, it } from '@jest/globals';

import { fetchShape } from '../../../../gateway/src/datasources/fetch-shape';
import { fitAnswer, readAnswer } from '../../../../gateway/src/datasources/subgraph-answer';
import type { SubgraphAnswer } from '../../../../gateway/src/datasources/subgraph-answer';

const ENTITIES =
  'query($representations:[_Any!]!){_entities(representations:$representations){...on Lot{a:supplier{name} origin __typename}...on Reel{origin}}}';

describe('reading the answer of a subgraph', () => {
  it('lets message, path, code and details of an error through and nothing else', () => {
    const answer = readAnswer({
      status: 200,
      body: {
        data: null,
        errors: [
          {
            message: 'Sealed.',
            path: ['lot'],
            locations: [{ line: 1, column: 1 }],
            extensions: { code: 'LOT_SEALED', details: { lotNumber: '7' }, stacktrace: ['at db'], http: {} },
          },
        ],
        extensions: { asOf: { position: '9', recordTime: '2026-01-01T00:00:00Z', host: 'db' }, cost: 3 },
      },
    });
    expect(answer).toEqual({
      data: null,
      errors: [
        {
          message: 'Sealed.',
          path: ['lot'],
          extensions: { code: 'LOT_SEALED', details: { lotNumber: '7' } },
        },
      ],
      asOf: { position: '9', recordTime: '2026-01-01T00:00:00Z' },
    });
  });

  it('survives errors and extensions of any shape', () => {
    const answer = readAnswer({
      status: 200,
      body: {
        data: { a: 1 },
        errors: ['text', { message: 3, path: 'a' }, { message: 'x', extensions: null }],
        extensions: { asOf: 'now' },
      },
    });
    expect(answer.errors.map(({ message }) => message)).toEqual(['', '', 'x']);
    expect(answer.asOf).toBeUndefined();
  });

  it.each([
    [502, undefined, 'SUBGRAPH_UNAVAILABLE'],
    [503, { message: 'away' }, 'SUBGRAPH_UNAVAILABLE'],
    [413, undefined, 'SUBGRAPH_REJECTED'],
    [200, [], 'SUBGRAPH_REJECTED'],
    [200, { errors: [] }, 'SUBGRAPH_REJECTED'],
    [403, { errors: [{ message: 'no' }] }, 'SUBGRAPH_REJECTED'],
  ])('of HTTP %i with body %j is refused as %s', (status, body, code) => {
    expect(() => readAnswer({ status, body })).toThrow(expect.objectContaining({ code }));
  });
});

describe('fitting an answer to what was asked', () => {
  const answer = (parts: Partial<SubgraphAnswer>): SubgraphAnswer => ({
    data: null,
    errors: [],
    asOf: undefined,
    ...parts,
  });
  const shape = () => fetchShape(ENTITIES, 2);

  it('leaves a fitting one as it is', () => {
    const given = answer({ data: { _entities: [{}, null] } });
    expect(fitAnswer(given, shape, 2)).toBe(given);
  });

  it('places an error of the whole list at each entity and keeps one that has its place', () => {
    const given = answer({
      errors: [
        { message: 'whole', path: ['_entities'] },
        { message: 'one', path: ['_entities', 1, 'a'] },
      ],
    });
    expect(fitAnswer(given, shape, 2)).toMatchObject({
      data: { _entities: [null, null] },
      errors: [
        { message: 'whole', path: ['_entities', 0] },
        { message: 'whole', path: ['_entities', 1] },
        { message: 'one', path: ['_entities', 1, 'a'] },
      ],
    });
  });

  it('places an error without a path at each root field', () => {
    const roots = () => fetchShape('{one:unit{key} __typename count}', null);
    expect(fitAnswer(answer({ errors: [{ message: 'no' }] }), roots, null).errors).toEqual([
      { message: 'no', path: ['one'] },
      { message: 'no', path: ['count'] },
    ]);
  });

  it('refuses emptiness without a reason', () => {
    expect(() => fitAnswer(answer({ data: { _entities: [null] } }), shape, 2)).toThrow('does not hold');
  });
});

describe('the shape of a request', () => {
  it('names the fields of its entities once, by their response names', () => {
    expect(fetchShape(ENTITIES, 2)).toEqual({ isMutation: false, entityCount: 2, fields: ['a', 'origin'] });
  });

  it('tells mutations from queries', () => {
    expect(fetchShape('mutation M($a:ID!){record(a:$a){id}}', null)).toEqual({
      isMutation: true,
      entityCount: null,
      fields: ['record'],
    });
  });
});
