import { parseGtin } from './check-digit';
import { Gs1Error } from './errors';

/** One application identifier with its value, as encoded. */
export interface Element {
  readonly ai: string;
  readonly value: string;
}

interface Rule {
  /** Length of a value that needs no separator after it. */
  readonly fixed?: number;
  readonly isValue: (value: string) => boolean;
}

const CSET_82 = /^[!"%&'()*+,\-./0-9:;<=>?A-Z_a-z]+$/;

/** The AIs that are read, and what they may hold (GS1 General Specifications §3). */
const RULES: Readonly<Record<string, Rule>> = {
  '01': { fixed: 14, isValue: (value) => /^\d{14}$/.test(value) },
  '10': text(20),
  '11': { fixed: 6, isValue: isDate },
  '17': { fixed: 6, isValue: isDate },
  '21': text(20),
  '22': text(20),
  '240': text(30),
  '241': text(30),
  '250': text(30),
  '8012': text(20),
};

/** The AIs that are read; none is the beginning of another. */
export const KNOWN_AIS: readonly string[] = Object.keys(RULES);

/** Length of the values of an AI that needs no separator after it; undefined for all others. */
export function fixedLengthOf(ai: string): number | undefined {
  return RULES[ai]?.fixed;
}

/**
 * Checks the values of a label; the same AI twice with the same value counts once.
 * @throws Gs1Error ELEMENT_STRING_AI_UNKNOWN, ELEMENT_STRING_MALFORMED, GTIN_MALFORMED, GTIN_CHECK_DIGIT_WRONG
 */
export function checkElements(elements: readonly Element[]): readonly Element[] {
  const values = new Map<string, string>();
  for (const { ai, value } of elements) {
    const rule = RULES[ai];
    if (!rule) throw new Gs1Error('ELEMENT_STRING_AI_UNKNOWN', ai);
    if (!rule.isValue(value) || (values.get(ai) ?? value) !== value)
      throw new Gs1Error('ELEMENT_STRING_MALFORMED', `(${ai})${value}`);
    if (ai === '01') parseGtin(value);
    values.set(ai, value);
  }
  return [...values].map(([ai, value]) => ({ ai, value }));
}

function text(limit: number): Rule {
  return { isValue: (value) => value.length <= limit && CSET_82.test(value) };
}

/**
 * YYMMDD of a day that exists, or with the day 00. Of the years 1976 to 2075, which YY can mean (§7.12), exactly those
 * divisible by 4 are leap years, so the century does not matter.
 */
function isDate(value: string): boolean {
  const [, year, month, day] = /^(\d\d)(\d\d)(\d\d)$/.exec(value)?.map(Number) ?? [];
  if (year === undefined || month === undefined || day === undefined) return false;
  const days = [31, year % 4 === 0 ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1];
  return days !== undefined && day <= days;
}
