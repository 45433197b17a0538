import { describe, expect, it } from '@jest/globals';

import { correct, limit, newUnit, run } from './facts';
import type { Opened } from './facts';

const QUESTION = `query($filter: TestRunFilter) { measurementFailures(filter: $filter) { totalCount truncated measurements {
  procedure name failed { numerator denominator value } declaredFailedUnitCount outOfLimitsUnitCount failedRunCount
  contradictedRunCount } } }`;

const ITEMS = [
  limit('V', { lowerLimit: '1', upperLimit: '2' }),
  limit('NAME', {
    kind: 'STRING',
    unit: null,
    comparator: 'EQ',
    lowerLimit: null,
    upperLimit: null,
    expected: 'Ok',
  }),
  limit('LED', {
    kind: 'BOOLEAN',
    unit: null,
    comparator: 'NE',
    lowerLimit: null,
    upperLimit: null,
    expected: 'false',
  }),
];

interface Failures {
  readonly totalCount: number;
  readonly measurements: readonly Readonly<Record<string, unknown>>[];
}

/** Failures of measurements: of units, declared and computed. */
export function describeMeasurementFailures(opened: Opened): void {
  describe('the failures of measurements', () => {
    const ask = async (procedure: string): Promise<Failures> =>
      (await opened.provisioning.ask(QUESTION, { filter: { procedure } })).data[
        'measurementFailures'
      ] as Failures;
    const tested = (
      unitKey: string,
      procedure: string,
      values: readonly (string | null)[],
      declared: readonly (string | null)[] = [],
      other: Readonly<Record<string, unknown>> = {},
    ) =>
      run(unitKey, {
        procedure,
        limits: ITEMS,
        measurements: values.map((value, at) => ({
          value,
          status: value === null ? 'SKIPPED' : 'MEASURED',
          declaredOutcome: declared[at] ?? null,
        })),
        ...other,
      });
    const record = async (...runs: readonly object[]): Promise<void> => {
      const results = await opened.provisioning.record('recordTestRuns', runs);
      expect(new Set(results.map(({ status }) => status))).toEqual(new Set(['STORED']));
    };

    it('are counted by unit, those of most units first', async () => {
      const [twice, once, good, place] = [newUnit(), newUnit(), newUnit(), 'panel/north/F-1/1'];
      await opened.provisioning.refer({ kind: 'BOUND', unitKey: twice, otherKey: place });
      const wrong = tested(good, 'F-UNITS', ['9', 'no', 'false']);
      await record(
        tested(place, 'F-UNITS', ['2.1', 'OK', 'true']),
        tested(twice, 'F-UNITS', ['2500', 'ok', 'true'], [], { attempt: 2 }),
        tested(once, 'F-UNITS', ['0.9', 'Ko', 'true'], ['FAIL', 'FAIL', 'PASS']),
        tested(good, 'F-UNITS', ['2', null, 'true']),
        wrong,
      );
      await correct(opened, 'TEST_RUN', good, wrong.eventId);
      expect(await ask('F-UNITS')).toEqual({
        totalCount: 2,
        truncated: false,
        measurements: [
          {
            procedure: 'F-UNITS',
            name: 'V',
            failed: { numerator: 2, denominator: 3, value: '0.666667' },
            declaredFailedUnitCount: 1,
            outOfLimitsUnitCount: 2,
            failedRunCount: 3,
            contradictedRunCount: 0,
          },
          {
            procedure: 'F-UNITS',
            name: 'NAME',
            failed: { numerator: 1, denominator: 2, value: '0.5' },
            declaredFailedUnitCount: 1,
            outOfLimitsUnitCount: 1,
            failedRunCount: 1,
            contradictedRunCount: 0,
          },
        ],
      });
    });

    it('say where the station declared something else than the limits', async () => {
      await record(
        tested(newUnit(), 'F-DECLARED', ['3', 'ok', 'true'], ['PASS', 'PASS', 'FAIL']),
        tested(newUnit(), 'F-DECLARED', ['1', 'ok', 'false'], ['NOT_JUDGED', null, 'PASS']),
      );
      expect((await ask('F-DECLARED')).measurements).toMatchObject([
        {
          name: 'LED',
          declaredFailedUnitCount: 1,
          outOfLimitsUnitCount: 1,
          failedRunCount: 2,
          contradictedRunCount: 2,
        },
        { name: 'V', declaredFailedUnitCount: 0, outOfLimitsUnitCount: 1, contradictedRunCount: 1 },
      ]);
    });

    it('are those the runs themselves are judged by, for every comparator, unit and number', async () => {
      const limits = COMPARATORS.flatMap((comparator) =>
        BOUNDS.map((bounds, at) => limit(`${comparator ?? 'NONE'} ${at}`, { comparator, ...bounds })),
      );
      const units = VALUES.map(() => newUnit());
      const measured = (value: string, unit: string | null) => limits.map(() => ({ value, unit }));
      await record(
        ...VALUES.map(([value, unit], at) =>
          run(units[at] ?? '', { procedure: 'F-ALL', limits, measurements: measured(value, unit) }),
        ),
      );
      const expected = new Map<string, number>();
      let judged = 0;
      for (const unitKey of units) {
        const { data } = await opened.provisioning.ask(
          'query($unitKey: ID!) { unitProduction(unitKey: $unitKey) { testRuns { measurements { name computedOutcome } } } }',
          { unitKey },
        );
        const { testRuns } = data['unitProduction'] as { testRuns: { measurements: Judged[] }[] };
        for (const { name, computedOutcome } of testRuns[0]?.measurements ?? []) {
          if (computedOutcome !== 'NOT_JUDGED') judged += 1;
          if (computedOutcome === 'FAIL') expected.set(name, (expected.get(name) ?? 0) + 1);
        }
      }
      const { measurements } = await ask('F-ALL');
      expect(judged).toBeGreaterThan(200);
      expect(expected.size).toBeGreaterThan(20);
      expect(new Map(measurements.map((row) => [row['name'], row['outOfLimitsUnitCount']]))).toEqual(
        expected,
      );
    });

    it('costs one SQL statement', async () => {
      expect((await opened.provisioning.ask(QUESTION, { filter: {} })).statements).toBe(1);
    });
  });
}

interface Judged {
  readonly name: string;
  readonly computedOutcome: string;
}

const COMPARATORS = ['GELE', 'GTLT', 'GE', 'GT', 'LE', 'LT', 'EQ', 'NE', 'CASE_EQ', 'LOG', null] as const;

const NONE = { lowerLimit: null, upperLimit: null, expected: null };

/** Complete, one-sided, missing, reversed, and in other units. */
const BOUNDS: readonly Readonly<Record<string, string | null>>[] = [
  { lowerLimit: '1', upperLimit: '2', expected: '1.5' },
  { ...NONE, lowerLimit: '1' },
  { ...NONE, upperLimit: '2e0' },
  { ...NONE, expected: '+1.50' },
  NONE,
  { lowerLimit: '2', upperLimit: '1', expected: '1' },
  { lowerLimit: '1000', upperLimit: '2000', expected: '1500', unit: 'mV' },
  { lowerLimit: '1', upperLimit: '2', expected: '1.5', unit: null },
  { lowerLimit: '1', upperLimit: '2', expected: '1.5', unit: 'widgets' },
];

const VALUES: readonly (readonly [value: string, unit: string | null])[] = [
  ['1', null],
  ['2', null],
  ['1.5', 'V'],
  ['1500', 'mV'],
  ['1500.0000000000000000000000001', 'mV'],
  ['.0015', 'kV'],
  ['2e6', 'µV'],
  ['1.', 'V'],
  ['1', 'A'],
  ['1.5', 'widgets'],
  ['-1e-999', 'V'],
  ['1e999', 'GV'],
];
