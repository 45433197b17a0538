import { describe, expect, it } from '@jest/globals';

import { powerOfTenBetween, toDecimal } from '../../../subgraphs/provisioning/src/services/unit-of-measure';

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

describe('reading decimal texts', () => {
  it.each(['NaN', 'nan', 'Infinity', '-inf', '1,5', '0x10', '', ' 1', '1e', '--1', '1_000'])(
    'does not read %p',
    (text) => {
      expect(toDecimal(text)).toBeNull();
    },
  );

  it.each([
    ['1.50', 0, '1.5'],
    ['+.5', 0, '0.5'],
    ['3.3e-6', 6, '3.3'],
    ['5.', 0, '5'],
    ['-12', 3, '-12000'],
  ])('reads %s times 10^%d as %s', (text, power, expected) => {
    expect(toDecimal(text, power)?.toFixed()).toBe(expected);
  });

  it('keeps every digit of a long text', () => {
    const text = `0.${'1234567890'.repeat(20)}`;
    expect(toDecimal(text, 3)?.toFixed()).toBe(`123.4567890${'1234567890'.repeat(19)}`.replace(/0$/, ''));
  });
});
