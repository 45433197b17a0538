import { describe, expect, it } from '@jest/globals';

import { countWaves } from '../../../gateway/src/plan-waves';

type PlanNode = NonNullable<Parameters<typeof countWaves>[0]>;

const fetch = { kind: 'Fetch', serviceName: 'a', operation: '{a}', operationName: undefined } as PlanNode;
const sequence = (...nodes: PlanNode[]): PlanNode => ({ kind: 'Sequence', nodes });
const parallel = (...nodes: PlanNode[]): PlanNode => ({ kind: 'Parallel', nodes });
const flatten = (node: PlanNode): PlanNode => ({ kind: 'Flatten', path: ['a', '@'], node });
const condition = (ifClause?: PlanNode, elseClause?: PlanNode): PlanNode => ({
  kind: 'Condition',
  condition: 'deep',
  ifClause,
  elseClause,
});
const waves = (node: PlanNode | undefined, isTaken = true): number => countWaves(node, () => isTaken);

describe('counting the waves of a plan', () => {
  it('is none without a fetch', () => {
    expect(waves(undefined)).toBe(0);
    expect(waves(parallel())).toBe(0);
  });

  it('adds up fetches that wait for each other', () => {
    expect(waves(sequence(fetch, flatten(fetch), flatten(fetch)))).toBe(3);
  });

  it('takes the longest of the branches side by side', () => {
    expect(waves(sequence(fetch, parallel(flatten(fetch), sequence(flatten(fetch), flatten(fetch)))))).toBe(
      3,
    );
  });

  it('takes the branch of a condition that is run', () => {
    const plan = condition(sequence(fetch, fetch), fetch);
    expect(waves(plan, true)).toBe(2);
    expect(waves(plan, false)).toBe(1);
    expect(waves(condition(fetch), false)).toBe(0);
  });
});
