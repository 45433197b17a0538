import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import type { AnswerUnit } from '../../../packages/cli/src/audit/answer';
import { FACT_KINDS, factStatuses } from '../../../packages/cli/src/audit/fact-status';
import type { GraphError } from '../../../packages/cli/src/graph';
import { A_FINAL_QC, A_TEST_RUN, aRecord, aUnit } from './an-answer';

const AT = ['trace', 'matches', 0, 'unit'];

function statusOf(kind: string, unit: AnswerUnit, errors: readonly GraphError[] = []) {
  return factStatuses(unit, AT, errors).find((fact) => fact.kind === kind)?.status;
}

const failedAt = (...path: (string | number)[]): GraphError[] => [{ message: 'failed', path }];

describe('the status of a fact', () => {
  it('is PRESENT where it is recorded, whether required or not', () => {
    expect(statusOf('TEST_RUNS', aUnit({ testRuns: [A_TEST_RUN] }))).toBe('PRESENT');
    expect(statusOf('FINAL_QC', aUnit({ finalQc: A_FINAL_QC }))).toBe('PRESENT');
    expect(statusOf('LOT_NUMBER', aUnit({ lotNumber: 'L1' }))).toBe('PRESENT');
  });

  it('is MISSING where the product requires it and nothing is recorded', () => {
    expect(statusOf('TEST_RUNS', aUnit())).toBe('MISSING');
    expect(statusOf('FINAL_QC', aUnit())).toBe('MISSING');
  });

  it('is NOT_REQUIRED where the product does not require it and nothing is recorded', () => {
    expect(statusOf('FIRMWARE', aUnit())).toBe('NOT_REQUIRED');
  });

  it('is REDACTED where the caller may not see it: neither missing nor present', () => {
    const hidden = { ...A_FINAL_QC, record: aRecord({ redacted: ['*'] }) };
    expect(statusOf('FINAL_QC', aUnit({ finalQc: hidden }))).toBe('REDACTED');
    expect(
      statusOf(
        'FINAL_QC',
        aUnit({ finalQc: { ...A_FINAL_QC, record: aRecord({ redacted: ['inspectorId'] }) } }),
      ),
    ).toBe('PRESENT');
  });

  it.each([
    ['at the fact', [...AT, 'testRuns']],
    ['at one item of it', [...AT, 'testRuns', 3, 'measurements']],
    ['at the unit', AT],
    ['above the unit', ['trace']],
    ['at no place at all', []],
  ])('is SOURCE_UNAVAILABLE with an error %s, whatever is answered', (_name, path) => {
    for (const testRuns of [null, [], [A_TEST_RUN]])
      expect(statusOf('TEST_RUNS', aUnit({ testRuns }), failedAt(...path))).toBe('SOURCE_UNAVAILABLE');
  });

  it.each([
    ['another fact', [...AT, 'firmware']],
    ['another unit', ['trace', 'matches', 1, 'unit', 'testRuns']],
    ['a unit with another index that begins alike', ['trace', 'matches', '0', 'unit']],
  ])('is not touched by an error at %s', (_name, path) => {
    expect(statusOf('TEST_RUNS', aUnit(), failedAt(...path))).toBe('MISSING');
  });

  it('is SOURCE_UNAVAILABLE for a requirement this command line does not know', () => {
    const product = { partNumber: 'P1', revision: null, owner: null, requiredFacts: ['XRAY_IMAGES'] };
    expect(statusOf('XRAY_IMAGES', aUnit({ product }))).toBe('SOURCE_UNAVAILABLE');
  });

  it('of contained units is told by their list', () => {
    const contains = (items: unknown[]) =>
      ({ ...aUnit(), contains: { truncated: false, items } }) as AnswerUnit;
    expect(statusOf('CONTAINED_UNITS', contains([]))).toBe('NOT_REQUIRED');
    expect(statusOf('CONTAINED_UNITS', contains([{}]))).toBe('PRESENT');
  });

  it('is never PRESENT or MISSING where its source did not answer', () => {
    const aPath = fc.array(fc.constantFrom<string | number>(...AT, 'testRuns', 'finalQc', 'components', 7), {
      maxLength: 6,
    });
    fc.assert(
      fc.property(fc.array(aPath, { minLength: 1, maxLength: 3 }), (paths) => {
        const errors = paths.map((path) => ({ message: 'failed', path }));
        for (const { kind, status } of factStatuses(aUnit(), AT, errors)) {
          const covered = paths.some((path) => path.every((step, at) => step === AT[at]));
          if (covered) expect([kind, status]).toEqual([kind, 'SOURCE_UNAVAILABLE']);
        }
      }),
    );
  });

  it('is told for every fact that was asked, in one order', () => {
    const kinds = factStatuses(aUnit(), AT, []).map(({ kind }) => kind);
    expect(kinds).toEqual(FACT_KINDS.filter((kind) => kind !== 'CONTAINED_UNITS'));
  });
});
