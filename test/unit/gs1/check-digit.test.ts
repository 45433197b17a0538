import { describe, expect, it } from '@jest/globals';
import { Gs1Error, checkDigit, hasCheckDigit, parseGln, parseGtin, parseSscc } from '@tracegraph/gs1';
import fc from 'fast-check';

import { aGtin, digits } from './arbitraries';

describe('the GS1 check digit (General Specifications §7.9)', () => {
  it.each([
    ['629104150021', '3'],
    ['0952123454321', '3'],
    ['10614141234567890', '8'],
    ['952110153000', '1'],
  ])('of %s is %s', (text, digit) => {
    expect(checkDigit(text)).toBe(digit);
  });

  it('detects every wrong digit', () => {
    fc.assert(
      fc.property(aGtin, fc.nat(13), fc.integer({ min: 1, max: 9 }), (gtin, at, by) => {
        const wrong = gtin.slice(0, at) + String((Number(gtin[at]) + by) % 10) + gtin.slice(at + 1);
        expect(hasCheckDigit(gtin)).toBe(true);
        expect(hasCheckDigit(wrong)).toBe(false);
      }),
    );
  });

  it('does not change with zeros on the left', () => {
    fc.assert(
      fc.property(digits(7), (text) => {
        expect(checkDigit(text.padStart(13, '0'))).toBe(checkDigit(text));
      }),
    );
  });

  it.each(['', '0', 'A6291041500213', '٦٢٩١٠٤١٥٠٠٢١٣', '6291041500213 '])('is not seen in %j', (text) => {
    expect(hasCheckDigit(text)).toBe(false);
  });
});

describe('reading a GTIN', () => {
  it.each([
    ['95200002', '00000095200002'],
    ['614141000036', '00614141000036'],
    ['9521234543213', '09521234543213'],
    ['09521234543213', '09521234543213'],
  ])('pads %s to %s', (text, gtin) => {
    expect(parseGtin(text)).toBe(gtin);
  });

  it.each([
    '',
    '123',
    '952123454321',
    '095212345432130',
    '9521234543213x',
    ' 9521234543213',
    '-521234543213',
  ])('refuses %j', (text) => {
    expect(() => parseGtin(text)).toThrow(Gs1Error);
  });

  it.each(['00000000', '0000000000000', '00000000000000'])('refuses %s, whose check digit fits', (text) => {
    expect(() => parseGtin(text)).toThrow(expect.objectContaining({ code: 'GTIN_MALFORMED' }));
  });
});

describe.each([
  ['GLN', parseGln, '9521101530001', 'GLN_MALFORMED'],
  ['SSCC', parseSscc, '106141412345678908', 'SSCC_MALFORMED'],
] as const)('reading a %s', (_name, parse, valid, code) => {
  it('gives its digits', () => {
    expect(parse(valid)).toBe(valid);
  });

  it.each([valid.slice(1), `0${valid}`, `${valid.slice(0, -1)}9`, `${valid} `, ''])('refuses %j', (text) => {
    expect(() => parse(text)).toThrow(expect.objectContaining({ code }));
  });
});
