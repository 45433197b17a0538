import { describe, expect, it } from '@jest/globals';
import { createPseudonymiser } from '@tracegraph/record';

const KEY = 'ab'.repeat(32);

describe('the pseudonym of a person', () => {
  const pseudonymise = createPseudonymiser(KEY);

  it('is the same for the same person at the same site, in every subgraph', () => {
    expect(pseudonymise('north', '4711')).toMatch(/^op-[0-9a-f]{32}$/);
    expect(createPseudonymiser(KEY)('north', '4711')).toBe(pseudonymise('north', '4711'));
  });

  it('differs by person, by site and by key', () => {
    const all = [
      pseudonymise('north', '4711'),
      pseudonymise('north', '4712'),
      pseudonymise('south', '4711'),
      createPseudonymiser('cd'.repeat(32))('north', '4711'),
    ];
    expect(new Set(all).size).toBe(all.length);
  });

  it('cannot be had by moving characters between site and person', () => {
    expect(pseudonymise('a', 'b1')).not.toBe(pseudonymise('ab', '1'));
  });

  it('holds nothing of the id', () => {
    expect(pseudonymise('north', 'op-4711')).not.toContain('4711');
  });

  it.each(['', 'ab', 'ab'.repeat(31), `${'ab'.repeat(32)}c`, 'zz'.repeat(32)])(
    'is not made with the key %j, under which anybody could turn it back',
    (key) => {
      expect(() => createPseudonymiser(key)).toThrow(TypeError);
    },
  );
});
