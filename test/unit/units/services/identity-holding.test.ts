import { describe, expect, it } from '@jest/globals';

import { areHeldTogether, contestants } from '../../../../subgraphs/units/src/services/identity-holding';

const holding = (holder: string, from: number, to: number | null) => ({
  holder,
  assignedTime: new Date(from),
  releasedTime: to === null ? null : new Date(to),
});

describe('holding an identity', () => {
  it.each([
    ['after one another', holding('a', 1, 2), holding('b', 3, null), false],
    ['released and given on at one instant', holding('a', 1, 2), holding('b', 2, null), false],
    ['for a common time', holding('a', 1, 3), holding('b', 2, null), true],
    ['one within the other', holding('a', 1, null), holding('b', 2, 3), true],
    ['by one unit twice', holding('a', 1, null), holding('a', 2, null), false],
  ])('%s', (_what, one, other, together) => {
    expect(areHeldTogether(one, other)).toBe(together);
    expect(areHeldTogether(other, one)).toBe(together);
  });

  it('names contestants once, in the order of their keys, and nobody who held it alone', () => {
    expect(
      contestants([holding('c', 5, null), holding('b', 5, null), holding('b', 6, null), holding('a', 1, 2)]),
    ).toEqual(['b', 'c']);
  });
});
