import type { Comparator, MeasurementKind } from '../entities/test-limits';
import type { MeasurementOutcome, MeasurementStatus } from '../entities/measurement';
import { compareDecimals, isDecimal, powerOfTenBetween } from './unit-of-measure';

/** What one measurement is held against, as stored: decimals as received, null for absent. */
export interface LimitItem {
  readonly name: string;
  readonly kind: keyof typeof MeasurementKind;
  readonly unit: string | null;
  readonly comparator: keyof typeof Comparator | null;
  readonly lowerLimit: string | null;
  readonly upperLimit: string | null;
  readonly nominal: string | null;
  readonly expected: string | null;
  readonly referenceDesignator: string | null;
}

/** What was measured. */
export interface MeasuredValue {
  readonly status: keyof typeof MeasurementStatus;
  readonly value: string | null;
  /** Unit of the value where the record gives one; null for that of the limit. */
  readonly unit: string | null;
}

/** The verdict on one measurement. */
export interface Judgement {
  readonly outcome: keyof typeof MeasurementOutcome;
  /** Whether value and limit have units that cannot be compared. */
  readonly isUnitIncomparable: boolean;
}

type EffectiveComparator = keyof typeof Comparator;

const NOT_JUDGED: Judgement = { outcome: 'NOT_JUDGED', isUnitIncomparable: false };
const INCOMPARABLE: Judgement = { outcome: 'NOT_JUDGED', isUnitIncomparable: true };

/**
 * Judges a measurement by its limit, whatever its station said of it.
 * What cannot be judged soundly is not judged: no value, no limit for its comparator, limits reversed, units of other quantities.
 */
export function judgeMeasurement(limit: LimitItem, measured: MeasuredValue): Judgement {
  const { value } = measured;
  const comparator = effectiveComparator(limit);
  if (measured.status !== 'MEASURED' || value === null || comparator === 'LOG') return NOT_JUDGED;
  switch (limit.kind) {
    case 'NUMERIC':
      return judgeNumber(limit, comparator, value, measured.unit ?? limit.unit);
    case 'STRING':
      return verdict(compareTexts(comparator, value, limit.expected));
    case 'BOOLEAN':
      return verdict(compareBooleans(comparator, value, limit.expected));
  }
}

/** Whether a limit says anything that a value could be held against. */
export function isJudgeable(limit: LimitItem): boolean {
  return effectiveComparator(limit) !== 'LOG';
}

/** The comparator given, else what the limits themselves say: MinimumAcceptableValue and its like of IPC-CFX are inclusive. */
export function effectiveComparator(limit: LimitItem): EffectiveComparator {
  if (limit.comparator !== null) return limit.comparator;
  if (limit.lowerLimit !== null || limit.upperLimit !== null) return 'GELE';
  return limit.expected !== null ? 'EQ' : 'LOG';
}

/** Whether the lower limit lies above the upper one, so that no value could pass. */
export function areLimitsReversed(limit: LimitItem): boolean {
  if (limit.kind !== 'NUMERIC' || limit.lowerLimit === null || limit.upperLimit === null) return false;
  return compareDecimals(limit.lowerLimit, limit.upperLimit) > 0;
}

/** Whether the comparator finds what it compares with, and fits the kind. */
export function isLimitComplete(limit: LimitItem): boolean {
  const comparator = effectiveComparator(limit);
  if (comparator === 'LOG') return true;
  const isEquality = comparator === 'EQ' || comparator === 'NE';
  if (limit.kind === 'STRING') return (isEquality || comparator === 'CASE_EQ') && limit.expected !== null;
  if (limit.kind === 'BOOLEAN') return isEquality && limit.expected !== null;
  if (isEquality) return limit.expected !== null;
  if (comparator === 'CASE_EQ') return false;
  const { lower, upper } = usedLimits(limit, comparator);
  return lower !== null || upper !== null;
}

function judgeNumber(
  limit: LimitItem,
  comparator: EffectiveComparator,
  value: string,
  unit: string | null,
): Judgement {
  if (!isLimitComplete(limit)) return NOT_JUDGED;
  const power = powerOfTenBetween(unit, limit.unit);
  if (power === null) return INCOMPARABLE;
  if (!isDecimal(value) || areLimitsReversed(limit)) return NOT_JUDGED;
  if (comparator === 'EQ' || comparator === 'NE') {
    return verdict((compareDecimals(value, limit.expected ?? '', power) === 0) === (comparator === 'EQ'));
  }
  const { lower, upper } = usedLimits(limit, comparator);
  const isStrict = comparator === 'GTLT' || comparator === 'GT' || comparator === 'LT';
  const above = lower === null ? 1 : compareDecimals(value, lower, power);
  const below = upper === null ? 1 : -compareDecimals(value, upper, power);
  return verdict(isStrict ? above > 0 && below > 0 : above >= 0 && below >= 0);
}

/** One-sided comparators use their side only. */
function usedLimits(limit: LimitItem, comparator: EffectiveComparator) {
  return {
    lower: comparator === 'LE' || comparator === 'LT' ? null : limit.lowerLimit,
    upper: comparator === 'GE' || comparator === 'GT' ? null : limit.upperLimit,
  };
}

function compareTexts(
  comparator: EffectiveComparator,
  value: string,
  expected: string | null,
): boolean | null {
  if (expected === null) return null;
  if (comparator === 'CASE_EQ') return value === expected;
  const isEqual = value.toLowerCase() === expected.toLowerCase();
  return comparator === 'EQ' ? isEqual : comparator === 'NE' ? !isEqual : null;
}

function compareBooleans(
  comparator: EffectiveComparator,
  value: string,
  expected: string | null,
): boolean | null {
  if (!isBoolean(value) || !isBoolean(expected)) return null;
  return comparator === 'EQ' ? value === expected : comparator === 'NE' ? value !== expected : null;
}

function isBoolean(text: string | null): boolean {
  return text === 'true' || text === 'false';
}

function verdict(isWithin: boolean | null): Judgement {
  return isWithin === null ? NOT_JUDGED : { outcome: isWithin ? 'PASS' : 'FAIL', isUnitIncomparable: false };
}
