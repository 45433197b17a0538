import { expect } from '@jest/globals';

import { limit, run } from './facts';
import type { Opened } from './facts';

export const LIMITS = [limit('V', { lowerLimit: '1', upperLimit: '2' })];
export const WITHIN = [{ value: '1.5' }];
export const OUTSIDE = [{ value: '2.5' }];

/** The whole question. */
export const QUESTION = `query($filter: TestRunFilter) { testYield(filter: $filter) {
  truncated asOf { position } rolledThroughputYield { factorCount value }
  procedures { procedure unitCount firstPassYield { numerator denominator value } finalYield { numerator denominator value }
    attempts { attempt unitCount runCount undecidedUnitCount contradictedRunCount yield { numerator denominator value }
      outcomes { outcome runCount } } } } }`;

/** A share of units. */
interface Ratio {
  readonly numerator: number;
  readonly denominator: number;
  readonly value: string | null;
}

/** The answer. */
export interface Yield {
  readonly truncated: boolean;
  readonly rolledThroughputYield: { readonly factorCount: number; readonly value: string | null };
  readonly procedures: readonly {
    readonly procedure: string;
    readonly unitCount: number;
    readonly firstPassYield: Ratio;
    readonly finalYield: Ratio;
    readonly attempts: readonly Readonly<Record<string, unknown>>[];
  }[];
}

/** Asks for the yields of tests. */
export async function askYield({ provisioning }: Opened, filter: object | null): Promise<Yield> {
  return (await provisioning.ask(QUESTION, { filter })).data['testYield'] as Yield;
}

let minute = 0;

/** A run that starts after all before it; its outcome says whether its value lies within. */
export function tested(
  unitKey: string,
  procedure: string,
  attempt: number,
  outcome: string,
  other: Readonly<Record<string, unknown>> = {},
) {
  minute += 1;
  const startedTime = new Date(Date.UTC(2026, 0, 1, 0, minute)).toISOString();
  const measurements = outcome === 'FAIL' ? OUTSIDE : WITHIN;
  return run(unitKey, { procedure, attempt, outcome, limits: LIMITS, measurements, startedTime, ...other });
}

/** Records runs; all of them are stored. */
export async function recordTests({ provisioning }: Opened, runs: readonly object[]): Promise<void> {
  const results = await provisioning.record('recordTestRuns', runs);
  expect(new Set(results.map(({ status }) => status))).toEqual(new Set(['STORED']));
}
