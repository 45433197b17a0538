import { describe, expect, it } from '@jest/globals';

import {
  areHeldTogether,
  contestants,
  endOfHolding,
} from '../../../../subgraphs/units/src/services/identity-holding';

const holding = (holder: string, from: number, to: number | null) => ({
  holder,
  assignedTime: new Date(from),
  releasedTime: to === null ? null : new Date(to),
});

describe('the end of a holding', () => {
  it.each([
    ['is the first one after its start', 1, [1], [3, 5], 3],
    ['is not before it', 4, [4], [3], null],
    ['is at its start where nothing was held before', 4, [4], [4], 4],
    ['is not at its start where something was held before', 4, [1, 4], [4], null],
    ['is at its start where what was held before had ended', 4, [1, 4], [2, 4], 4],
    ['is not at its start where it was exchanged before as well', 6, [1, 4, 6], [4, 6], null],
    ['is the next one after an exchange', 4, [1, 4], [4, 9], 9],
  ])('%s', (_rule, start, starts, ends, end) => {
    const dates = (times: readonly number[]) => times.map((time) => new Date(time));
    expect(endOfHolding(new Date(start), dates(starts), dates(ends))?.getTime() ?? null).toBe(end);
  });
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
