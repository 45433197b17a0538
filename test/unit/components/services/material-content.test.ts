import { createHash } from 'node:crypto';

import { describe, expect, it } from '@jest/globals';

import { Certainty } from '@tracegraph/unit-reference';
import { MaterialUsage } from '../../../../subgraphs/components/src/entities/material-usage';
import {
  materialSetSha256,
  mergeItems,
  toMaterialContent,
} from '../../../../subgraphs/components/src/services/material-content';

const item = (
  internalPartNumber: string,
  designators: string[],
  packageIds: string[],
  usage = MaterialUsage.PLACED,
) => ({
  internalPartNumber,
  referenceDesignators: designators,
  usage,
  certainty: Certainty.CERTAIN,
  reason: null,
  packages: packageIds.map((packageId) => ({ packageId, mountedTime: null })),
});

describe('the canonical content of a material set', () => {
  it('is one text for the same materials in any order (RFC 8785)', () => {
    const content = toMaterialContent('north', [
      item('R-100', ['R10', 'R2', 'R2'], ['B', 'A']),
      item('C-100', ['C1'], ['C'], MaterialUsage.BATTERY),
      item('C-100', ['C11'], ['C']),
      item('C-100', ['C2'], ['C']),
    ]);
    const text =
      '{"items":[' +
      '{"certainty":"CERTAIN","internalPartNumber":"C-100","packageKeys":["north/C"],"reason":null,"referenceDesignators":["C1"],"usage":"BATTERY"},' +
      '{"certainty":"CERTAIN","internalPartNumber":"C-100","packageKeys":["north/C"],"reason":null,"referenceDesignators":["C2"],"usage":"PLACED"},' +
      '{"certainty":"CERTAIN","internalPartNumber":"C-100","packageKeys":["north/C"],"reason":null,"referenceDesignators":["C11"],"usage":"PLACED"},' +
      '{"certainty":"CERTAIN","internalPartNumber":"R-100","packageKeys":["north/A","north/B"],"reason":null,"referenceDesignators":["R2","R10"],"usage":"PLACED"}' +
      '],"site":"north"}';
    expect(materialSetSha256(content)).toBe(createHash('sha256').update(text).digest('hex'));
  });

  it('does not depend on the order of items that differ in certainty only', () => {
    const certain = item('P', [], ['A'], MaterialUsage.FLUX);
    const possible = { ...certain, certainty: Certainty.POSSIBLE, reason: 'SPLICE' };
    expect(materialSetSha256(toMaterialContent('s', [certain, possible]))).toBe(
      materialSetSha256(toMaterialContent('s', [possible, certain])),
    );
  });

  it('is another one at another site', () => {
    const items = [item('P', ['R1'], ['A'])];
    expect(materialSetSha256(toMaterialContent('a', items))).not.toBe(
      materialSetSha256(toMaterialContent('b', items)),
    );
  });
});

describe('items of a set that a unit shows', () => {
  it('are one where part, usage, certainty, reason and packages are equal', () => {
    const { items } = toMaterialContent('s', [
      item('P', ['C10'], ['A']),
      item('P', ['C9'], ['A']),
      item('P', ['C1'], ['B']),
    ]);
    expect(mergeItems(items).map(({ referenceDesignators }) => referenceDesignators)).toEqual([
      ['C9', 'C10'],
      ['C1'],
    ]);
  });
});
