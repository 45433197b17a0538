import { describe, expect, it } from '@jest/globals';

import type { LimitItem } from '../../../subgraphs/provisioning/src/services/judge-measurement';
import { judgeRun } from '../../../subgraphs/provisioning/src/services/measurements-of-run';
import {
  packMeasurements,
  unpackMeasurements,
} from '../../../subgraphs/provisioning/src/services/pack-measurements';
import type { MeasurementContent } from '../../../subgraphs/provisioning/src/services/pack-measurements';

const limit = (name: string, other: Partial<LimitItem> = {}): LimitItem => ({
  name,
  kind: 'NUMERIC',
  unit: 'V',
  comparator: 'GELE',
  lowerLimit: '1',
  upperLimit: '2',
  nominal: null,
  expected: null,
  referenceDesignator: null,
  ...other,
});

const measured = (value: string | null, other: Partial<MeasurementContent> = {}): MeasurementContent => ({
  name: null,
  value,
  status: 'MEASURED',
  unit: null,
  declaredOutcome: null,
  ...other,
});

describe('packing measurements into one row', () => {
  const contents = [
    measured('1.50', { declaredOutcome: 'PASS' }),
    measured('1500', { unit: 'mV', declaredOutcome: 'FAIL' }),
    measured(null, { status: 'SKIPPED' }),
    measured('true'),
    measured('TRUE', { declaredOutcome: 'NOT_JUDGED' }),
    measured(''),
  ];

  it('holds values in order, one letter a verdict, and only what deviates', () => {
    expect(packMeasurements(contents, null)).toEqual({
      measuredValues: ['1.50', '1500', null, true, 'TRUE', ''],
      declaredOutcomes: 'PF--N-',
      deviations: { 1: { unit: 'mV' }, 2: { status: 'SKIPPED' } },
      measurementNames: null,
      isNamedAsLimits: false,
    });
  });

  it('holds nothing where nothing deviates', () => {
    expect(packMeasurements([measured('1')], [limit('A')])).toEqual({
      measuredValues: ['1'],
      declaredOutcomes: null,
      deviations: null,
      measurementNames: null,
      isNamedAsLimits: false,
    });
  });

  it('gives back exactly what was sent', () => {
    expect(unpackMeasurements(packMeasurements(contents, null), null)).toEqual(contents);
  });

  it('holds names only where they are not those of the limits, and gives them back all the same', () => {
    const named = [measured('1', { name: 'A' }), measured('2', { name: 'B' })];
    const limits = [limit('A'), limit('B')];
    expect(packMeasurements(named, limits)).toMatchObject({ measurementNames: null, isNamedAsLimits: true });
    expect(unpackMeasurements(packMeasurements(named, limits), limits)).toEqual(named);
    expect(packMeasurements(named, null)).toMatchObject({
      measurementNames: ['A', 'B'],
      isNamedAsLimits: false,
    });
    expect(unpackMeasurements(packMeasurements(named, null), limits)).toEqual(named);
  });
});

describe('judging a run', () => {
  const run = (
    declared: 'PASS' | 'FAIL' | 'ERROR',
    contents: readonly MeasurementContent[],
    limits: readonly LimitItem[] | null,
  ) => judgeRun(declared, packMeasurements(contents, limits), limits);
  const codes = (judged: { findings: readonly { code: string }[] }) =>
    judged.findings.map(({ code }) => code);

  it('passes when everything that has limits was measured and lies within', () => {
    const limits = [limit('A'), limit('B', { comparator: 'LOG' })];
    const judged = run('PASS', [measured('1.5'), measured('99')], limits);
    expect(judged.computedOutcome).toBe('PASS');
    expect(judged.findings).toEqual([]);
    expect(judged.measurements.map(({ computedOutcome }) => computedOutcome)).toEqual(['PASS', 'NOT_JUDGED']);
  });

  it('fails when any measurement is outside, and notes that PASS was declared', () => {
    const judged = run(
      'PASS',
      [measured('1.5'), measured('2.5', { declaredOutcome: 'PASS' })],
      [limit('A'), limit('B')],
    );
    expect(judged.computedOutcome).toBe('FAIL');
    expect(codes(judged)).toEqual(['DECLARED_PASS_OUT_OF_LIMITS', 'RUN_OUTCOME_DIFFERS']);
    expect(judged.findings[0]?.message).toContain('B');
  });

  it('is not computed when a measurement that has limits was not made', () => {
    const judged = run(
      'ERROR',
      [measured('1.5'), measured(null, { status: 'NOT_MEASURED' })],
      [limit('A'), limit('B')],
    );
    expect(judged.computedOutcome).toBeNull();
    expect(run('PASS', [], []).computedOutcome).toBeNull();
  });

  it('notes a declared FAIL within the limits, reversed limits and units that cannot be compared', () => {
    const limits = [limit('A'), limit('B', { lowerLimit: '3' }), limit('C')];
    const contents = [
      measured('1.5', { declaredOutcome: 'FAIL' }),
      measured('2'),
      measured('1', { unit: 'A' }),
    ];
    expect(codes(run('FAIL', contents, limits)).sort()).toEqual([
      'DECLARED_FAIL_WITHIN_LIMITS',
      'LIMITS_REVERSED',
      'UNIT_NOT_COMPARABLE',
    ]);
  });

  it('shows the unit of the value, else of the limit', () => {
    const judged = run('PASS', [measured('1500', { unit: 'mV' }), measured('1')], [limit('A'), limit('B')]);
    expect(judged.measurements.map(({ unit, limitUnit }) => [unit, limitUnit])).toEqual([
      ['mV', 'V'],
      ['V', 'V'],
    ]);
  });

  it('shows values without limits by their names or places, and judges nothing', () => {
    const judged = run(
      'PASS',
      [measured('1.5', { name: 'A' }), measured('true'), measured('x'), measured(null)],
      null,
    );
    expect(
      judged.measurements.map(({ name, kind, computedOutcome }) => [name, kind, computedOutcome]),
    ).toEqual([
      ['A', 'NUMERIC', 'NOT_JUDGED'],
      ['#2', 'BOOLEAN', 'NOT_JUDGED'],
      ['#3', 'STRING', 'NOT_JUDGED'],
      ['#4', 'STRING', 'NOT_JUDGED'],
    ]);
    expect(judged.computedOutcome).toBeNull();
  });

  it('stays readable when limits of another number come later: joined by name only, never by place', () => {
    const packed = packMeasurements([measured('9', { name: 'B' }), measured('1.5')], null);
    const judged = judgeRun('PASS', packed, [limit('A'), limit('B'), limit('C')]);
    expect(
      judged.measurements.map(({ name, upperLimit, computedOutcome }) => [name, upperLimit, computedOutcome]),
    ).toEqual([
      ['B', '2', 'FAIL'],
      ['#2', null, 'NOT_JUDGED'],
    ]);
    expect(judged.computedOutcome).toBe('FAIL');
    expect(codes(judged)).toContain('TEST_VALUES_LENGTH_WRONG');
  });

  it('names twenty measurements at most in one finding', () => {
    const limits = Array.from({ length: 25 }, (_, n) => limit(`M${n}`));
    const judged = run(
      'FAIL',
      limits.map(() => measured('5', { declaredOutcome: 'PASS' })),
      limits,
    );
    expect(judged.findings).toHaveLength(1);
    expect(judged.findings[0]?.message).toMatch(/M19 and 5 more\.$/);
  });
});
