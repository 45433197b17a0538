import { describe, expect, it } from '@jest/globals';

import { compareLabel } from '../../../../subgraphs/units/src/services/compare-label';

const codes = (ai: string, value: string, recorded: { lotNumber?: string; productionDate?: string }) =>
  compareLabel([{ ai, value }], { unitKey: 'u', lotNumber: null, productionDate: null, ...recorded }).map(
    ({ code }) => code,
  );

describe('comparing a label with the record', () => {
  it.each([
    ['260315', '2026-03-15', []],
    ['260316', '2026-03-15', ['LABEL_DATE_DIFFERS']],
    ['260300', '2026-03-15', []],
    ['260315', '2026-03-00', []],
    ['260400', '2026-03-15', ['LABEL_DATE_DIFFERS']],
  ])('finds that production date %s against %s gives %j', (label, productionDate, expected) => {
    expect(codes('11', label, { productionDate })).toEqual(expected);
  });

  it('compares lots exactly', () => {
    expect(codes('10', 'L1', { lotNumber: 'L1' })).toEqual([]);
    expect(codes('10', 'l1', { lotNumber: 'L1' })).toEqual(['LABEL_LOT_DIFFERS']);
  });

  it('says what it has nothing to compare with, and nothing of GTIN and serial number', () => {
    expect(codes('10', 'L1', {})).toEqual(['LABEL_AI_NOT_COMPARED']);
    expect(codes('240', 'x', { lotNumber: 'L1' })).toEqual(['LABEL_AI_NOT_COMPARED']);
    expect(codes('21', 'x', {})).toEqual([]);
  });
});
