import { describe, expect, it } from '@jest/globals';

import { isOwnAncestor, lotsOf } from '../../../../subgraphs/components/src/services/package-lots';
import type { PackageOrigin } from '../../../../subgraphs/components/src/services/package-lots';

const lot = (lotKey: string) => ({
  lotKey,
  manufacturer: 'M',
  manufacturerPartNumber: 'P',
  lotNumber: lotKey,
});
const origin = (lots: string[], parentKeys: string[] = []): PackageOrigin => ({
  ownLots: lots.map(lot),
  parentKeys,
});
const keysOf = (packageKey: string, packages: Record<string, PackageOrigin>): string[] =>
  lotsOf(packageKey, new Map(Object.entries(packages))).map(({ lotKey }) => lotKey);

describe('the lots of a package', () => {
  it('are its own, whatever its parents hold', () => {
    expect(keysOf('a', { a: origin(['2', '1'], ['b']), b: origin(['3']) })).toEqual(['1', '2']);
  });

  it('are those of its parents where it has none, at any depth', () => {
    expect(
      keysOf('a', { a: origin([], ['b']), b: origin([], ['c']), c: origin(['1'], ['d']), d: origin(['2']) }),
    ).toEqual(['1']);
  });

  it('are those of all its parents, each once', () => {
    const packages = {
      a: origin([], ['b', 'c']),
      b: origin(['2', '1']),
      c: origin([], ['d']),
      d: origin(['1', '3']),
    };
    expect(keysOf('a', packages)).toEqual(['1', '2', '3']);
  });

  it('are found although parents lie in a circle', () => {
    expect(keysOf('a', { a: origin([], ['b']), b: origin([], ['a', 'c']), c: origin(['1'], ['a']) })).toEqual(
      ['1'],
    );
  });

  it('are none where no ancestor is recorded', () => {
    expect(keysOf('a', { a: origin([], ['b']) })).toEqual([]);
    expect(keysOf('a', {})).toEqual([]);
  });
});

describe('a package among its own ancestors', () => {
  it('is found at any depth, and the search ends in other circles', () => {
    const parents: Record<string, string[]> = { a: ['b'], b: ['c'], c: ['b', 'a'], x: ['b'] };
    expect(isOwnAncestor('a', (key) => parents[key] ?? [])).toBe(true);
    expect(isOwnAncestor('x', (key) => parents[key] ?? [])).toBe(false);
    expect(isOwnAncestor('s', () => ['s'])).toBe(true);
  });
});
