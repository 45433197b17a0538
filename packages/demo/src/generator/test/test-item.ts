import { decimalText, toSteps } from '../decimal-text';

/** One measurement of a procedure: its limits as released, and how the simulated instrument reads it. */
export interface TestItem {
  readonly name: string;
  readonly kind: 'NUMERIC' | 'STRING' | 'BOOLEAN';
  /** Unit of the limits; null where there is none. */
  readonly unit: string | null;
  readonly comparator: 'GELE' | 'GTLT' | 'GE' | 'GT' | 'LE' | 'LT' | 'EQ' | 'CASE_EQ' | 'LOG';
  readonly lowerLimit: string | null;
  readonly upperLimit: string | null;
  readonly nominal: string | null;
  readonly expected: string | null;
  readonly designator: string | null;
  readonly reading: Reading;
}

/** How an instrument reads: mean and deviation in the limits' unit. */
export interface Reading {
  readonly mean: number;
  readonly deviation: number;
  readonly decimals: number;
  /** Another SI prefix the instrument prints: the unit, and by how many places the point moves to the right. */
  readonly printed?: { readonly unit: string; readonly places: number };
  /**
   * The component to replace when the value is outside; '' = the unit is adjusted;
   * undefined = no failure of this item is simulated.
   */
  readonly suspect?: string;
}

type Details = Partial<Pick<Reading, 'printed' | 'suspect'>> & { readonly designator?: string };

const BLANK = {
  unit: null,
  lowerLimit: null,
  upperLimit: null,
  nominal: null,
  expected: null,
  designator: null,
};
const SILENT: Reading = { mean: 0, deviation: 0, decimals: 0 };

/** A value printed in thousandths of the limits' unit: mV, mA, ms. */
export const thousandths = (unit: string): Required<Pick<Reading, 'printed'>> => ({
  printed: { unit, places: 3 },
});

/** A value between two limits, both allowed. */
export function between(
  name: string,
  unit: string,
  nominal: number,
  tolerance: number,
  decimals: number,
  details: Details = {},
): TestItem {
  const { designator = null, ...reading } = details;
  const half = Math.abs(nominal) * (tolerance / 100);
  return {
    ...BLANK,
    name,
    kind: 'NUMERIC',
    unit,
    comparator: 'GELE',
    lowerLimit: decimalText(toSteps(nominal - half, decimals), decimals),
    upperLimit: decimalText(toSteps(nominal + half, decimals), decimals),
    nominal: decimalText(toSteps(nominal, decimals), decimals),
    designator,
    // Twelve uniform numbers never sum up beyond six deviations, so a sound unit is always inside.
    reading: { mean: nominal, deviation: half / 6.5, decimals, ...reading },
  };
}

/** A value of at most the upper limit (`LE`), or below it (`LT`). */
export function atMost(
  name: string,
  unit: string,
  limit: number,
  decimals: number,
  details: Details & { readonly comparator?: 'LE' | 'LT' } = {},
): TestItem {
  const { designator = null, comparator = 'LE', ...reading } = details;
  const distance = Math.abs(limit) * 0.35;
  return {
    ...BLANK,
    name,
    kind: 'NUMERIC',
    unit,
    comparator,
    upperLimit: decimalText(toSteps(limit, decimals), decimals),
    designator,
    reading: { mean: limit - distance, deviation: distance / 7, decimals, ...reading },
  };
}

/** A value of at least the lower limit (`GE`), or above it (`GT`). */
export function atLeast(
  name: string,
  unit: string,
  limit: number,
  decimals: number,
  details: Details & { readonly comparator?: 'GE' | 'GT' } = {},
): TestItem {
  const { designator = null, comparator = 'GE', ...reading } = details;
  const distance = Math.abs(limit) * 0.4;
  return {
    ...BLANK,
    name,
    kind: 'NUMERIC',
    unit,
    comparator,
    lowerLimit: decimalText(toSteps(limit, decimals), decimals),
    designator,
    reading: { mean: limit + distance, deviation: distance / 7, decimals, ...reading },
  };
}

/** A value that is only recorded. */
export function logged(
  name: string,
  unit: string,
  mean: number,
  deviation: number,
  decimals: number,
): TestItem {
  return { ...BLANK, name, kind: 'NUMERIC', unit, comparator: 'LOG', reading: { mean, deviation, decimals } };
}

/** A text that equals the expected one, letter case included (`CASE_EQ`) or not (`EQ`). */
export function textual(name: string, expected: string, comparator: 'EQ' | 'CASE_EQ' = 'CASE_EQ'): TestItem {
  return { ...BLANK, name, kind: 'STRING', comparator, expected, reading: SILENT };
}

/** A yes that is expected. */
export function flag(name: string, suspect?: string): TestItem {
  return {
    ...BLANK,
    name,
    kind: 'BOOLEAN',
    comparator: 'EQ',
    expected: 'true',
    reading: { ...SILENT, ...(suspect === undefined ? {} : { suspect }) },
  };
}
