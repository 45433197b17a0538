import { describe, expect, it } from '@jest/globals';

import {
  compareDesignators,
  toMaterialSet,
  type SetItem,
} from '../../../../packages/demo/src/recorder/material-set';

const item = (part: string, designators: string[], packageIds: string[]): SetItem => ({
  internalPartNumber: part,
  referenceDesignators: designators,
  usage: 'PLACED',
  packageIds,
  certainty: 'CERTAIN',
  reason: null,
});

describe('a material set', () => {
  it('has one hash, whatever the order of its items, designators and packages', () => {
    const one = toMaterialSet('WRO1', [item('B', ['C10', 'C2'], ['W2', 'W1']), item('A', ['R1'], ['W3'])]);
    const other = toMaterialSet('WRO1', [item('A', ['R1'], ['W3']), item('B', ['C2', 'C10'], ['W1', 'W2'])]);
    expect(other.sha256).toBe(one.sha256);
    expect(one.items.map(({ internalPartNumber }) => internalPartNumber)).toEqual(['A', 'B']);
  });

  it('has another hash at another site or from another package', () => {
    const hashes = [
      toMaterialSet('WRO1', [item('A', ['R1'], ['W1'])]).sha256,
      toMaterialSet('PEN2', [item('A', ['R1'], ['W1'])]).sha256,
      toMaterialSet('WRO1', [item('A', ['R1'], ['W2'])]).sha256,
    ];
    expect(new Set(hashes).size).toBe(3);
  });

  it('orders designators as people read them', () => {
    expect(['C10', 'R1', 'C2', 'FB1'].toSorted(compareDesignators)).toEqual(['C2', 'C10', 'FB1', 'R1']);
  });
});
