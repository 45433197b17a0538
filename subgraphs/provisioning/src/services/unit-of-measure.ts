import { Decimal } from 'decimal.js';

/** Wide enough for every decimal text that is accepted, so that scaling by a power of ten is exact. */
const ExactDecimal = Decimal.clone({ precision: 2_500, defaults: true });

/** SI prefixes (BIPM SI Brochure, table 7) and how they are also written. */
const PREFIXES: ReadonlyMap<string, number> = new Map([
  ['f', -15],
  ['p', -12],
  ['n', -9],
  ['u', -6],
  ['\u00b5', -6],
  ['\u03bc', -6],
  ['m', -3],
  ['c', -2],
  ['k', 3],
  ['K', 3],
  ['M', 6],
  ['G', 9],
  ['T', 12],
]);

/** Units that take prefixes, by each way they are written. */
const SCALED: ReadonlyMap<string, string> = new Map(
  [
    ...[
      'V',
      'A',
      'W',
      'F',
      'H',
      'S',
      'C',
      'J',
      'N',
      'Pa',
      'T',
      'Wb',
      'Hz',
      'K',
      'm',
      'g',
      'lm',
      'lx',
      'cd',
      'bar',
    ],
    ...[
      'VA',
      'var',
      'Wh',
      'Ah',
      'As',
      'Nm',
      'bit',
      'B',
      'bit/s',
      'B/s',
      'V/s',
      'A/s',
      'm/s',
      'Vrms',
      'Vpp',
      'Arms',
    ],
  ]
    .map((unit): [string, string] => [unit, unit])
    .concat([
      ['\u03a9', '\u03a9'],
      ['\u2126', '\u03a9'],
      ['Ohm', '\u03a9'],
      ['ohm', '\u03a9'],
      ['Ohms', '\u03a9'],
      ['ohms', '\u03a9'],
      ['s', 's'],
      ['sec', 's'],
      ['bps', 'bit/s'],
    ]),
);

/** Units that take none: ratios, logarithms, and scales with an offset. */
const UNSCALED: ReadonlyMap<string, string> = new Map([
  ['\u00b0C', '\u00b0C'],
  ['\u2103', '\u00b0C'],
  ['degC', '\u00b0C'],
  ['Cel', '\u00b0C'],
  ['%', '%'],
  ['percent', '%'],
  ['ppm', 'ppm'],
  ['dB', 'dB'],
  ['dBm', 'dBm'],
  ['dBV', 'dBV'],
  ['dBc', 'dBc'],
  ['dBi', 'dBi'],
  ['\u00b0', '\u00b0'],
  ['deg', '\u00b0'],
  ['rpm', 'rpm'],
]);

/** A unit taken apart: 10^exponent × base. */
interface ScaledUnit {
  readonly base: string;
  readonly exponent: number;
}

/** A unit as it may be written, and what it is: 10^exponent × base. */
export interface WrittenUnit extends ScaledUnit {
  readonly written: string;
}

/** Every way a unit known here may be written, each once: what {@link powerOfTenBetween} knows, for stores that convert many values. */
export const WRITTEN_UNITS: readonly WrittenUnit[] = [
  ...new Set([
    ...UNSCALED.keys(),
    ...SCALED.keys(),
    ...[...PREFIXES.keys()].flatMap((sign) => [...SCALED.keys()].map((unit) => `${sign}${unit}`)),
  ]),
].flatMap((written) => {
  const unit = parseUnit(written);
  return unit ? [{ written, ...unit }] : [];
});

/**
 * By how many powers of ten a value must be multiplied to turn it from one unit into another, exactly.
 * @param from unit as received; null for none
 * @param to unit as received; null for none
 * @returns null where the two cannot be compared: different quantities, or a unit that is not known here
 */
export function powerOfTenBetween(from: string | null, to: string | null): number | null {
  if (from === to) return 0;
  if (from === null || to === null) return null;
  const [source, target] = [parseUnit(from), parseUnit(to)];
  return source && target && source.base === target.base ? source.exponent - target.exponent : null;
}

const DECIMAL = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,3})?$/;
/** At most 15 digits: their doubles differ and keep their order (IEEE 754 holds any 15 significant digits). */
const SHORT_DECIMAL = /^-?(?:\d{1,15}|(?=[\d.]{3,16}$)\d+\.\d+)$/;

/** Whether a text is a finite decimal number. */
export function isDecimal(text: string): boolean {
  return DECIMAL.test(text);
}

/**
 * Compares two numbers exactly, however many digits they have.
 * @param value decimal text
 * @param limit decimal text
 * @param powerOfTen of the value, from {@link powerOfTenBetween}
 * @returns below 0 where the value is less, 0 where both are equal, above 0 where it is more; NaN where either is no number
 */
export function compareDecimals(value: string, limit: string, powerOfTen = 0): number {
  if (powerOfTen === 0 && SHORT_DECIMAL.test(value) && SHORT_DECIMAL.test(limit)) {
    return Math.sign(Number(value) - Number(limit));
  }
  if (!isDecimal(value) || !isDecimal(limit)) return NaN;
  const number = new ExactDecimal(value);
  return (powerOfTen === 0 ? number : number.mul(`1e${powerOfTen}`)).cmp(limit);
}

/** A unit that is written whole comes first: `m` is the metre and `dB` no prefixed bel. */
function parseUnit(text: string): ScaledUnit | null {
  const written = text.trim();
  const base = UNSCALED.get(written) ?? SCALED.get(written);
  if (base !== undefined) return { base, exponent: 0 };
  const [sign = ''] = written;
  const exponent = PREFIXES.get(sign);
  const prefixed = SCALED.get(written.slice(sign.length));
  return exponent !== undefined && prefixed !== undefined ? { base: prefixed, exponent } : null;
}
