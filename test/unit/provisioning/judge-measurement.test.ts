import { describe, expect, it } from '@jest/globals';

import {
  areLimitsReversed,
  isLimitComplete,
  judgeMeasurement,
} from '../../../subgraphs/provisioning/src/services/judge-measurement';
import type {
  LimitItem,
  MeasuredValue,
} from '../../../subgraphs/provisioning/src/services/judge-measurement';

const LIMIT: LimitItem = {
  name: 'V_3V3',
  kind: 'NUMERIC',
  unit: 'V',
  comparator: 'GELE',
  lowerLimit: '3.2',
  upperLimit: '3.4',
  nominal: '3.3',
  expected: null,
  referenceDesignator: 'U1',
};

function judge(limit: Partial<LimitItem>, value: string | null, measured: Partial<MeasuredValue> = {}) {
  return judgeMeasurement({ ...LIMIT, ...limit }, { status: 'MEASURED', value, unit: null, ...measured })
    .outcome;
}

describe('judging a number', () => {
  it.each([
    ['GELE', '3.2', 'PASS'],
    ['GELE', '3.4', 'PASS'],
    ['GELE', '3.40000000000000000000000001', 'FAIL'],
    ['GELE', '3.1999999999999999999999', 'FAIL'],
    ['GTLT', '3.2', 'FAIL'],
    ['GTLT', '3.3', 'PASS'],
    ['GTLT', '3.400', 'FAIL'],
    ['GE', '3.2', 'PASS'],
    ['GE', '99', 'PASS'],
    ['GE', '3.19', 'FAIL'],
    ['GT', '3.2', 'FAIL'],
    ['GT', '3.2000001', 'PASS'],
    ['LE', '3.4', 'PASS'],
    ['LE', '-99', 'PASS'],
    ['LE', '3.41', 'FAIL'],
    ['LT', '3.4', 'FAIL'],
    ['LT', '3.39', 'PASS'],
    ['LOG', '99', 'NOT_JUDGED'],
    ['CASE_EQ', '3.3', 'NOT_JUDGED'],
  ] as const)('%s: %s is %s', (comparator, value, outcome) => {
    expect(judge({ comparator }, value)).toBe(outcome);
  });

  it.each([
    [{ lowerLimit: null }, '-1e9', 'PASS'],
    [{ lowerLimit: null }, '3.5', 'FAIL'],
    [{ upperLimit: null }, '1e9', 'PASS'],
    [{ upperLimit: null }, '3.1', 'FAIL'],
    [{ comparator: 'GTLT', upperLimit: null }, '3.2', 'FAIL'],
    [{ lowerLimit: null, upperLimit: null }, '3.3', 'NOT_JUDGED'],
    [{ comparator: 'GE', lowerLimit: null }, '3.3', 'NOT_JUDGED'],
    [{ comparator: 'LT', upperLimit: null }, '3.3', 'NOT_JUDGED'],
  ] as const)('with one side only, %j: %s is %s', (limit, value, outcome) => {
    expect(judge(limit, value)).toBe(outcome);
  });

  it.each([
    ['EQ', '3.30', '3.3', 'PASS'],
    ['EQ', '3.31', '3.3', 'FAIL'],
    ['NE', '3.3', '3.30', 'FAIL'],
    ['NE', '0', '3.3', 'PASS'],
    ['EQ', '3.3', null, 'NOT_JUDGED'],
  ] as const)('%s: %s with expected %s is %s', (comparator, value, expected, outcome) => {
    expect(judge({ comparator, expected }, value)).toBe(outcome);
  });

  it('compares without a comparator as the limits say: inclusive limits, else equality, else not at all', () => {
    expect(judge({ comparator: null }, '3.4')).toBe('PASS');
    expect(judge({ comparator: null, lowerLimit: null, upperLimit: null, expected: '7' }, '7.0')).toBe(
      'PASS',
    );
    expect(judge({ comparator: null, lowerLimit: null, upperLimit: null }, '7')).toBe('NOT_JUDGED');
  });

  it.each([
    ['3300', 'mV', 'PASS'],
    ['3400.001', 'mV', 'FAIL'],
    ['3300000', 'µV', 'PASS'],
    ['0.0033', 'kV', 'PASS'],
    ['3.3', 'V', 'PASS'],
  ])('turns the unit of the value into that of the limit: %s %s is %s', (value, unit, outcome) => {
    expect(judge({}, value, { unit })).toBe(outcome);
  });

  it('does not judge units of other quantities, and says so', () => {
    const measured: MeasuredValue = { status: 'MEASURED', value: '3.3', unit: 'A' };
    expect(judgeMeasurement(LIMIT, measured)).toEqual({ outcome: 'NOT_JUDGED', isUnitIncomparable: true });
  });

  it('does not speak of units where there is nothing to compare', () => {
    const measured: MeasuredValue = { status: 'MEASURED', value: '3.3', unit: 'A' };
    expect(judgeMeasurement({ ...LIMIT, comparator: 'LOG' }, measured).isUnitIncomparable).toBe(false);
  });

  it.each(['NaN', 'inf', '-Infinity', 'abc', ''])('does not judge %p, which is no number', (value) => {
    expect(judge({}, value)).toBe('NOT_JUDGED');
  });

  it('judges nothing by reversed limits', () => {
    const reversed: LimitItem = { ...LIMIT, lowerLimit: '3.4', upperLimit: '3.2' };
    expect(areLimitsReversed(reversed)).toBe(true);
    expect(judge(reversed, '3.3')).toBe('NOT_JUDGED');
    expect(areLimitsReversed({ ...LIMIT, lowerLimit: '3.4' })).toBe(false);
    expect(areLimitsReversed({ ...LIMIT, lowerLimit: '9', upperLimit: '10' })).toBe(false);
  });

  it.each(['SKIPPED', 'NOT_MEASURED', 'ERROR'] as const)(
    'does not judge what is %s, even with a value',
    (status) => {
      expect(judge({}, '3.3', { status })).toBe('NOT_JUDGED');
      expect(judge({}, null, { status })).toBe('NOT_JUDGED');
    },
  );
});

describe('judging a text', () => {
  it.each([
    ['EQ', 'ok', 'OK', 'PASS'],
    ['EQ', 'ok ', 'OK', 'FAIL'],
    ['CASE_EQ', 'ok', 'OK', 'FAIL'],
    ['CASE_EQ', 'OK', 'OK', 'PASS'],
    ['NE', 'ok', 'OK', 'FAIL'],
    ['NE', 'no', 'OK', 'PASS'],
    ['EQ', '', '', 'PASS'],
    ['EQ', 'x', null, 'NOT_JUDGED'],
    ['GELE', 'x', 'x', 'NOT_JUDGED'],
    ['LOG', 'x', 'x', 'NOT_JUDGED'],
    [null, 'ok', 'OK', 'PASS'],
    ['EQ', 'true', 'TRUE', 'PASS'],
  ] as const)('%s: %p with expected %p is %s', (comparator, value, expected, outcome) => {
    const limit = {
      kind: 'STRING',
      comparator,
      expected,
      lowerLimit: null,
      upperLimit: null,
      unit: null,
    } as const;
    expect(judge(limit, value)).toBe(outcome);
  });
});

describe('judging a truth value', () => {
  it.each([
    ['EQ', 'true', 'true', 'PASS'],
    ['EQ', 'false', 'true', 'FAIL'],
    ['NE', 'false', 'true', 'PASS'],
    ['NE', 'true', 'true', 'FAIL'],
    ['EQ', 'yes', 'true', 'NOT_JUDGED'],
    ['EQ', 'true', null, 'NOT_JUDGED'],
    ['CASE_EQ', 'true', 'true', 'NOT_JUDGED'],
    [null, 'true', 'true', 'PASS'],
  ] as const)('%s: %s with expected %s is %s', (comparator, value, expected, outcome) => {
    const limit = {
      kind: 'BOOLEAN',
      comparator,
      expected,
      lowerLimit: null,
      upperLimit: null,
      unit: null,
    } as const;
    expect(judge(limit, value)).toBe(outcome);
  });
});

describe('a complete limit', () => {
  it.each([
    [{}, true],
    [{ comparator: 'GE', lowerLimit: null }, false],
    [{ comparator: 'GELE', lowerLimit: null }, true],
    [{ comparator: 'EQ' }, false],
    [{ comparator: 'CASE_EQ', expected: '3' }, false],
    [{ kind: 'STRING', comparator: 'GELE', expected: 'x' }, false],
    [{ kind: 'STRING', comparator: 'CASE_EQ', expected: 'x' }, true],
    [{ kind: 'BOOLEAN', comparator: 'EQ', expected: 'true' }, true],
    [{ comparator: 'LOG', lowerLimit: null, upperLimit: null }, true],
  ] as const)('%j: %s', (limit, isComplete) => {
    expect(isLimitComplete({ ...LIMIT, ...limit })).toBe(isComplete);
  });
});
