import { describe, expect, it } from '@jest/globals';

import { decimalText, toSteps } from '../../../../packages/demo/src/generator/decimal-text';
import { Random } from '../../../../packages/demo/src/generator/random';

describe('a pseudo-random source', () => {
  it('gives the same numbers for the same label and others for another', () => {
    const draw = (label: string): number[] => {
      const random = new Random(label);
      return [random.integer(0, 1_000_000), random.integer(0, 1_000_000), random.integer(0, 1_000_000)];
    };
    expect(draw('a')).toEqual(draw('a'));
    expect(draw('a')).not.toEqual(draw('b'));
  });

  it('is nearly normally distributed and never beyond six deviations', () => {
    const random = new Random('spread');
    const values = Array.from({ length: 20_000 }, () => random.gaussian());
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
    expect(Math.abs(mean)).toBeLessThan(0.03);
    expect(Math.abs(variance - 1)).toBeLessThan(0.05);
    expect(values.every((value) => Math.abs(value) < 6)).toBe(true);
  });

  it('draws each number of a sample once', () => {
    const sample = new Random('sample').sample(10, 12);
    expect(new Set(sample).size).toBe(10);
    expect(sample).toEqual(sample.toSorted((left, right) => left - right));
  });
});

describe('a decimal text', () => {
  it('keeps all decimals, and the sign of values below one', () => {
    expect(decimalText(33_012, 4)).toBe('3.3012');
    expect(decimalText(50, 3)).toBe('0.050');
    expect(decimalText(-5, 1)).toBe('-0.5');
    expect(decimalText(7, 0)).toBe('7');
    expect(toSteps(3.30119, 4)).toBe(33_012);
  });
});
