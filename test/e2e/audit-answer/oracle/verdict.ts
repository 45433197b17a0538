/** What a value is held against. */
export interface Limits {
  readonly comparator: string;
  readonly lower: string | null;
  readonly upper: string | null;
  readonly expected: string | null;
  readonly units: string | null;
}

/** A verdict on one measurement. */
export type Verdict = 'PASS' | 'FAIL' | 'NOT_JUDGED';

/** A decimal number, exactly: `digits` × 10^`exponent`. */
interface Decimal {
  readonly digits: bigint;
  readonly exponent: number;
}

/** The SI prefixes (BIPM, SI brochure, table 7) that instruments write. */
const PREFIXES: readonly (readonly [prefix: string, exponent: number])[] = [
  ['', 0],
  ['p', -12],
  ['n', -9],
  ['u', -6],
  ['m', -3],
  ['k', 3],
  ['M', 6],
  ['G', 9],
];

function readDecimal(text: string): Decimal {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text);
  if (!match) throw new Error(`${text} is no decimal number`);
  const [, sign = '', whole = '', fraction = ''] = match;
  return { digits: BigInt(`${sign}${whole}${fraction}`), exponent: -fraction.length };
}

/** By how many powers of ten a unit is larger than another one of the same kind. */
function powersBetween(unit: string | null, other: string | null): number {
  if (unit === other) return 0;
  for (const [prefix, exponent] of PREFIXES)
    for (const [otherPrefix, otherExponent] of PREFIXES)
      if (unit !== null && other !== null && isSameBase(unit, prefix, other, otherPrefix))
        return exponent - otherExponent;
  throw new Error(`${unit ?? 'nothing'} and ${other ?? 'nothing'} cannot be compared`);
}

function isSameBase(unit: string, prefix: string, other: string, otherPrefix: string): boolean {
  const base = unit.slice(prefix.length);
  return (
    base !== '' &&
    unit.startsWith(prefix) &&
    other.startsWith(otherPrefix) &&
    base === other.slice(otherPrefix.length)
  );
}

/** Negative, zero or positive, as the first number is less than, equal to or greater than the other. */
function compareDecimals(a: Decimal, b: Decimal): number {
  const exponent = Math.min(a.exponent, b.exponent);
  const scale = ({ digits, exponent: own }: Decimal): bigint => digits * 10n ** BigInt(own - exponent);
  const difference = scale(a) - scale(b);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** Judges a number in a unit against limits in another one. */
function judgeNumber(value: string, unit: string | null, limits: Limits): boolean {
  const powers = powersBetween(unit, limits.units);
  const compareWith = (limit: string | null): number => {
    if (limit === null) throw new Error(`${limits.comparator} has no limit`);
    const { digits, exponent } = readDecimal(value);
    return compareDecimals({ digits, exponent: exponent + powers }, readDecimal(limit));
  };
  switch (limits.comparator) {
    case 'GELE':
      return compareWith(limits.lower) >= 0 && compareWith(limits.upper) <= 0;
    case 'GE':
      return compareWith(limits.lower) >= 0;
    case 'GT':
      return compareWith(limits.lower) > 0;
    case 'LE':
      return compareWith(limits.upper) <= 0;
    case 'LT':
      return compareWith(limits.upper) < 0;
    default:
      throw new Error(`${limits.comparator} does not compare numbers`);
  }
}

/** Judges a text or a truth value. */
function judgeText(value: string, limits: Limits): boolean {
  const { expected, comparator } = limits;
  if (expected === null) throw new Error(`${comparator} has nothing to compare with`);
  if (comparator === 'CASE_EQ') return value === expected;
  if (comparator === 'EQ') return value.toLowerCase() === expected.toLowerCase();
  throw new Error(`${comparator} does not compare texts`);
}

/** Judges a value as it was read; what was not read or is only logged is not judged. */
export function judge(kind: string, value: string | null, unit: string | null, limits: Limits): Verdict {
  if (value === null || limits.comparator === 'LOG') return 'NOT_JUDGED';
  const isWithin = kind === 'NUMERIC' ? judgeNumber(value, unit, limits) : judgeText(value, limits);
  return isWithin ? 'PASS' : 'FAIL';
}
