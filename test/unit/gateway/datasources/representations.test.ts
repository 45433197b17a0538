import { describe, expect, it } from '@jest/globals';

import {
  fanEntities,
  fanErrors,
  uniqueRepresentations,
} from '../../../../gateway/src/datasources/representations';

describe('sending equal representations once', () => {
  const lot = (lotNumber: string): Record<string, unknown> => ({ __typename: 'Lot', lotNumber });

  it('keeps the first of each in the order asked', () => {
    expect(uniqueRepresentations([lot('b'), lot('a'), lot('b'), lot('c'), lot('a')])).toEqual({
      unique: [lot('b'), lot('a'), lot('c')],
      slots: [0, 1, 0, 2, 1],
    });
  });

  it('holds representations apart that differ in type, key or case', () => {
    const asked = [lot('a'), { __typename: 'Package', lotNumber: 'a' }, lot('A'), lot('a ')];
    expect(uniqueRepresentations(asked).slots).toEqual([0, 1, 2, 3]);
  });

  it('gives each asker an entity of its own, so that a merge into one changes no other', () => {
    const given = fanEntities([{ part: { name: 'R1' } }, null], [0, 1, 0, 0]) as { part: { name: string } }[];
    expect(given).toEqual([
      { part: { name: 'R1' } },
      null,
      { part: { name: 'R1' } },
      { part: { name: 'R1' } },
    ]);
    (given[0] as { part: { name: string } }).part.name = 'changed';
    expect(given[2]).toEqual({ part: { name: 'R1' } });
    expect(given[3]).not.toBe(given[2]);
  });

  it('repeats an error at every asker, in the order asked, with the rest of its path', () => {
    const errors = [
      { message: 'b', path: ['_entities', 1, 'name'] },
      { message: 'a', path: ['_entities', 0] },
      { message: 'all' },
    ];
    expect(fanErrors(errors, [0, 1, 0])).toEqual([
      { message: 'all' },
      { message: 'a', path: ['_entities', 0] },
      { message: 'b', path: ['_entities', 1, 'name'] },
      { message: 'a', path: ['_entities', 2] },
    ]);
  });
});
