import { beforeAll, describe, expect, it } from '@jest/globals';

import { openBatch } from '../audit-answer/oracle/batch-files';
import { groupBy, sortedBy } from '../audit-answer/oracle/keys';
import { readRegistry } from '../audit-answer/oracle/registry';
import { readOperation } from '../../testkit/graph';
import type { TestGraph } from '../../testkit/graph';
import { readBatchStageRuns, readBatchTestRuns, within } from './batch-runs';
import type { BatchFilter, BatchMeasurement, BatchStageRun, BatchTestRun } from './batch-runs';
import { failuresOf, yieldOfStages, yieldOfTests } from './brute-force';

/** A measurement whose values come in another SI prefix than its limits, and one lies outside. */
const MEASURED = { procedure: 'MB-FCT', name: 'rail_1v8' };

/** What a dashboard asks for; the clocks of WRO1 go back in between. */
const FILTERS: readonly (readonly [title: string, filter: BatchFilter])[] = [
  ['a site', { site: 'WRO1' }],
  ['a station', { site: 'WRO1', stationId: 'FCT1' }],
  ['a station in a time', { site: 'WRO1', stationId: 'ICT1', toTime: '2026-10-25T02:30:00+01:00' }],
  ['the rest of that time', { site: 'WRO1', stationId: 'ICT1', fromTime: '2026-10-25T02:30:00+01:00' }],
  ['a work order', { workOrder: { site: 'WRO1', number: '4500101' } }],
  ['a repair order', { workOrder: { site: 'WRO1', number: '4500198' } }],
  ['another work order', { workOrder: { site: 'PEN2', number: 'P-77120' } }],
];

/** The questions of a dashboard are answered with what the files of the batch say. */
export function describeDashboard(graph: () => TestGraph, directory: () => string): void {
  describe('what dashboards ask of the batch', () => {
    let tests: readonly BatchTestRun[];
    let stages: readonly BatchStageRun[];
    let filters: readonly (readonly [title: string, filter: BatchFilter])[];

    beforeAll(() => {
      const batch = openBatch(directory());
      const registry = readRegistry(batch);
      tests = readBatchTestRuns(batch, registry);
      stages = readBatchStageRuns(batch, registry);
      const products = new Set(tests.map(({ productKey }) => productKey));
      filters = [...FILTERS, ...[...products].map((productKey) => [productKey, { productKey }] as const)];
    });

    const ask = async <T>(operation: string, variables: Readonly<Record<string, unknown>>): Promise<T> => {
      const { data, errors } = await graph().ask<Readonly<Record<string, T>>>(
        readOperation(operation),
        variables,
      );
      expect(errors).toBeUndefined();
      return Object.values(data)[0] as T;
    };

    it('is answered with the yield of each procedure and attempt', async () => {
      for (const [title, filter] of filters) {
        const answer = await ask<object>('test-yield', { filter });
        const expected = yieldOfTests(within(tests, filter));
        expect({ title, ...answer }).toMatchObject({ title, truncated: false, procedures: expected });
        expect(answer).toMatchObject({ asOf: { position: expect.any(String) as unknown } });
      }
      expect(yieldOfTests(tests).some(({ attempts }) => attempts.length === 2)).toBe(true);
    }, 120_000);

    it('is answered with the yield of each stage and attempt, of places as well', async () => {
      for (const [title, filter] of filters) {
        const answer = await ask<object>('stage-yield', { filter });
        const expected = yieldOfStages(within(stages, filter), stages);
        expect({ title, ...answer }).toMatchObject({ title, truncated: false, stages: expected });
      }
      expect(yieldOfStages(stages, stages).length).toBeGreaterThan(8);
    }, 120_000);

    it('is answered with the measurements that failed', async () => {
      for (const [title, filter] of filters) {
        const measurements = failuresOf(within(tests, filter));
        const answer = await ask<object>('measurement-failures', { filter });
        expect({ title, ...answer }).toMatchObject({ title, totalCount: measurements.length, measurements });
      }
      expect(failuresOf(tests).length).toBeGreaterThan(3);
    }, 120_000);

    it('is answered with the distribution of a measurement, each unit once and in the unit of the limits', async () => {
      const runs = tests.filter(({ procedure }) => procedure === MEASURED.procedure);
      const first = [...groupBy(runs, ({ unitKey }) => unitKey).values()].flatMap(
        (own) =>
          sortedBy(own, ({ attempt }) => [attempt])[0]?.measurements.find(
            ({ name }) => name === MEASURED.name,
          ) ?? [],
      );
      const values = first.map(toMicro).sort((a, b) => a - b);
      const limits = first[0]?.limits;
      expect([first[0]?.unit, limits?.units]).toEqual(['mV', 'V']);
      expect(first.some(({ computed }) => computed === 'FAIL')).toBe(true);
      const answer = await ask<{ readonly series: readonly Series[] }>('measurement-distribution', {
        ...MEASURED,
        binCount: 7,
        filter: { site: 'WRO1' },
      });
      expect(answer.series).toHaveLength(1);
      const [series] = answer.series;
      if (!series) throw new Error('no series came');
      const micro = (text: string | null | undefined): number => Math.round(Number(text) * 1e6);
      expect(series).toMatchObject({
        unit: limits?.units,
        lowerLimit: limits?.lower,
        upperLimit: limits?.upper,
        nominal: limits?.nominal,
        unitCount: values.length,
        valueCount: values.length,
        outOfLimitsCount: first.filter(({ computed }) => computed === 'FAIL').length,
        notJudgedCount: 0,
      });
      expect([series.minimum, series.maximum].map(micro)).toEqual([values[0], values.at(-1)]);
      expect(series.quantiles.map(({ value }) => micro(value))).toEqual(
        [5, 25, 50, 75, 95].map((percent) => values[Math.ceil((percent * values.length) / 100) - 1]),
      );
      expect(series.histogram.map(({ valueCount }) => valueCount)).toEqual(binsOf(values, 7));
      const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
      const spread = Math.sqrt(
        values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1),
      );
      const [lower, upper] = [micro(limits?.lower), micro(limits?.upper)];
      expect(Number(series.mean)).toBeCloseTo(mean / 1e6, 9);
      expect(Number(series.standardDeviation)).toBeCloseTo(spread / 1e6, 9);
      expect(Number(series.cp)).toBeCloseTo((upper - lower) / (6 * spread), 5);
      expect(Number(series.cpk)).toBeCloseTo(Math.min(upper - mean, mean - lower) / (3 * spread), 5);
    });
  });
}

interface Series {
  readonly minimum: string;
  readonly maximum: string;
  readonly mean: string;
  readonly standardDeviation: string;
  readonly cp: string;
  readonly cpk: string;
  readonly quantiles: readonly { readonly value: string }[];
  readonly histogram: readonly { readonly valueCount: number }[];
}

/** A voltage in whole microvolts. */
function toMicro({ value, unit }: BatchMeasurement): number {
  return Math.round(Number(value) * (unit === 'mV' ? 1e3 : 1e6));
}

/** How many values lie in each of some classes of equal width; the last one holds the largest value. */
function binsOf(values: readonly number[], count: number): readonly number[] {
  const [from = 0, to = 0] = [values[0], values.at(-1)];
  const bins = Array<number>(count).fill(0);
  for (const value of values) {
    const bin = Math.min(count - 1, Math.floor(((value - from) * count) / (to - from)));
    bins[bin] = (bins[bin] ?? 0) + 1;
  }
  return bins;
}
