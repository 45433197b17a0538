import { describe, expect, it } from '@jest/globals';

import {
  compareDesignators,
  sortDesignators,
} from '../../../../subgraphs/components/src/services/natural-order';

describe('the order of reference designators', () => {
  it('counts numbers by value: C2 before C10', () => {
    expect(sortDesignators(['C10', 'C2', 'R1', 'C1'])).toEqual(['C1', 'C2', 'C10', 'R1']);
  });

  it('counts every number of a designator', () => {
    expect(sortDesignators(['J1-10', 'J1-9', 'J1', 'J1-A'])).toEqual(['J1', 'J1-9', 'J1-10', 'J1-A']);
  });

  it('keeps designators that differ in leading zeros or case apart, in one order', () => {
    expect(sortDesignators(['R1', 'R01', 'r1'])).toEqual(['R01', 'R1', 'r1']);
  });

  it('reads numbers of any length', () => {
    expect(sortDesignators(['R100000000000000000001', 'R99999999999999999999'])).toEqual([
      'R99999999999999999999',
      'R100000000000000000001',
    ]);
  });

  it('names each designator once', () => {
    expect(sortDesignators(['C1', 'C1'])).toEqual(['C1']);
  });

  it('is total and antisymmetric', () => {
    const texts = [
      '',
      '1',
      '01',
      'A',
      'A1',
      'A01',
      'A1B',
      'A1B2',
      '1A',
      'a1',
      'Ä1',
      'A 1',
      'A-1',
      'A10',
      'A9',
    ];
    for (const a of texts) {
      for (const b of texts) {
        expect(Math.sign(compareDesignators(a, b)) + Math.sign(compareDesignators(b, a))).toBe(0);
        expect(compareDesignators(a, b) === 0).toBe(a === b);
        for (const c of texts)
          if (compareDesignators(a, b) < 0 && compareDesignators(b, c) < 0)
            expect(compareDesignators(a, c)).toBeLessThan(0);
      }
    }
  });
});
