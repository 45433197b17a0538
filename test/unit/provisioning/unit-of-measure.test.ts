import { describe, expect, it } from '@jest/globals';
import { Decimal } from 'decimal.js';

import {
  compareDecimals,
  isDecimal,
  powerOfTenBetween,
} from '../../../subgraphs/provisioning/src/services/unit-of-measure';

describe('converting units', () => {
  it.each([
    ['mV', 'V', -3],
    ['V', 'mV', 3],
    ['µV', 'V', -6],
    ['μV', 'V', -6],
    ['uV', 'mV', -3],
    ['kV', 'V', 3],
    ['kOhm', 'Ω', 3],
    ['MΩ', 'kohm', 3],
    ['Ω', 'Ω', 0],
    ['ohms', 'mΩ', 3],
    ['KHz', 'Hz', 3],
    ['GHz', 'MHz', 3],
    ['pF', 'nF', -3],
    ['µH', 'nH', 3],
    ['ms', 'sec', -3],
    ['mA', 'µA', 3],
    ['mW', 'W', -3],
    ['degC', '°C', 0],
    ['Cel', '℃', 0],
    ['percent', '%', 0],
    ['Mbit/s', 'bps', 6],
    [' mV ', 'mV', 0],
  ])('turns %s into %s by 10^%d', (from, to, power) => {
    expect(powerOfTenBetween(from, to)).toBe(power);
  });

  it.each([
    ['V', 'A'],
    ['dBm', 'W'],
    ['dB', 'dBm'],
    ['°C', 'K'],
    ['mV', null],
    [null, 'V'],
    ['furlong', 'm'],
    ['%', 'ppm'],
    ['m°C', '°C'],
    ['', 'V'],
  ])('does not compare %s with %s', (from, to) => {
    expect(powerOfTenBetween(from, to)).toBeNull();
  });

  it('compares a unit it does not know with itself', () => {
    expect(powerOfTenBetween('furlong', 'furlong')).toBe(0);
    expect(powerOfTenBetween(null, null)).toBe(0);
  });

  it('tells milli from mega and metre from milli', () => {
    expect(powerOfTenBetween('mHz', 'MHz')).toBe(-9);
    expect(powerOfTenBetween('mm', 'm')).toBe(-3);
  });
});

describe('comparing decimal texts', () => {
  it.each(['NaN', 'nan', 'Infinity', '-inf', '1,5', '0x10', '', ' 1', '1e', '--1', '1_000'])(
    'does not read %p',
    (text) => {
      expect(isDecimal(text)).toBe(false);
      expect(compareDecimals(text, '1')).toBeNaN();
      expect(compareDecimals('1', text)).toBeNaN();
    },
  );

  it.each([
    ['1.50', '1.5', 0, 0],
    ['+.5', '0.5', 0, 0],
    ['5.', '5', 0, 0],
    ['-0', '0', 0, 0],
    ['3.3e-6', '3.3', 6, 0],
    ['-12', '-12000', 3, 0],
    ['1e999', '1e-999', 0, 1],
    ['0.1', '0.10000000000000000000000000001', 0, -1],
    ['9007199254740993', '9007199254740992', 0, 1],
    ['999999999999999', '999999999999998', 0, 1],
    ['-1.00000000000001', '-1.00000000000002', 0, 1],
  ])('compares %s with %s after times 10^%d: %d', (value, limit, power, expected) => {
    // Adding 0 makes one zero of both.
    expect(Math.sign(compareDecimals(value, limit, power)) + 0).toBe(expected);
  });

  it('keeps every digit of a long text', () => {
    const digits = '1234567890'.repeat(20);
    expect(compareDecimals(`0.${digits}`, `123.${digits.slice(3)}`, 3)).toBe(0);
    expect(compareDecimals(`0.${digits}`, `123.${digits.slice(3)}1`, 3)).toBeLessThan(0);
  });

  it('agrees with exact arithmetic for short texts, which are compared as doubles', () => {
    let seed = 42;
    const digit = (): number => (seed = (seed * 48271) % 2147483647) % 10;
    for (let round = 0; round < 2_000; round += 1) {
      const digits = Array.from({ length: 15 }, digit).join('');
      const point = 1 + digit();
      const text = `${digits.slice(0, point)}.${digits.slice(point)}`;
      const next = `${text.slice(0, -1)}${(Number(text.slice(-1)) + 1) % 10}`;
      const exact = new Decimal(text).cmp(next);
      expect([text, next, compareDecimals(text, next)]).toEqual([text, next, exact]);
    }
  });
});
