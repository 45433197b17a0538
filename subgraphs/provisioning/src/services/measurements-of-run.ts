import type { Finding } from '@tracegraph/record';

import type { Measurement, MeasurementOutcome } from '../entities/measurement';
import type { MeasurementKind } from '../entities/test-limits';
import type { TestOutcome } from '../entities/test-run';
import { areLimitsReversed, isJudgeable, judgeMeasurement } from './judge-measurement';
import type { LimitItem } from './judge-measurement';
import type { PackedMeasurements } from './pack-measurements';
import { unpackMeasurements } from './pack-measurements';
import type { MeasurementContent } from './pack-measurements';
import { isDecimal } from './unit-of-measure';

/** Most measurements one finding names; it says how many more there are. */
const NAMED_LIMIT = 20;

/** A run with what it was held against: one row and, once they are registered, its limits. */
export interface JudgedRun {
  readonly measurements: readonly Measurement[];
  /** Verdict on the whole run. */
  readonly computedOutcome: keyof typeof TestOutcome | null;
  /** What the verdict notices. */
  readonly findings: readonly Finding[];
}

/**
 * Joins a run with its limits and judges it. Values are joined to limits by their place; where their numbers differ, only by name,
 * as a limit of another measurement would tell a lie.
 * @param declared outcome of the run as the station declared it
 * @param packed the measurements as stored
 * @param limits null while they are not registered
 */
export function judgeRun(
  declared: keyof typeof TestOutcome,
  packed: PackedMeasurements,
  limits: readonly LimitItem[] | null,
): JudgedRun {
  const contents = unpackMeasurements(packed, limits);
  const isInPlace = limits !== null && limits.length === contents.length;
  const noted = new Map<string, string[]>();
  const note = (code: string, name: string): void => {
    noted.set(code, [...(noted.get(code) ?? []), name]);
  };
  const byName = new Map((limits ?? []).map((limit) => [limit.name, limit]));
  const measurements = contents.map((content, place) => {
    const limit = isInPlace ? limits[place] : content.name === null ? undefined : byName.get(content.name);
    return toMeasurement(content, place, limit, note);
  });
  const computedOutcome = isInPlace ? outcomeOf(limits, measurements) : failedOutcome(measurements);
  const findings = [...noted].map(([code, names]) => ({ code, message: messageOf(code, names) }));
  if (limits && !isInPlace) findings.push(lengthFinding(contents.length, limits.length));
  if (declared === 'PASS' && measurements.some(({ computedOutcome: outcome }) => outcome === 'FAIL')) {
    const message = 'The run is declared PASS although a measurement is outside of its limits.';
    findings.push({ code: 'RUN_OUTCOME_DIFFERS', message });
  }
  return { measurements, computedOutcome, findings };
}

function toMeasurement(
  content: MeasurementContent,
  place: number,
  limit: LimitItem | undefined,
  note: (code: string, name: string) => void,
): Measurement {
  const { status, value, declaredOutcome } = content;
  const name = limit?.name ?? content.name ?? `#${place + 1}`;
  const judgement = limit ? judgeMeasurement(limit, content) : null;
  const computedOutcome = judgement?.outcome ?? 'NOT_JUDGED';
  if (judgement?.isUnitIncomparable) note('UNIT_NOT_COMPARABLE', name);
  if (limit && areLimitsReversed(limit)) note('LIMITS_REVERSED', name);
  if (declaredOutcome === 'PASS' && computedOutcome === 'FAIL') note('DECLARED_PASS_OUT_OF_LIMITS', name);
  if (declaredOutcome === 'FAIL' && computedOutcome === 'PASS') note('DECLARED_FAIL_WITHIN_LIMITS', name);
  return {
    name,
    kind: limit?.kind ?? kindOf(value),
    status,
    value,
    unit: content.unit ?? limit?.unit ?? null,
    comparator: limit?.comparator ?? null,
    lowerLimit: limit?.lowerLimit ?? null,
    upperLimit: limit?.upperLimit ?? null,
    expected: limit?.expected ?? null,
    limitUnit: limit?.unit ?? null,
    referenceDesignator: limit?.referenceDesignator ?? null,
    declaredOutcome,
    computedOutcome,
  };
}

function outcomeOf(
  limits: readonly LimitItem[],
  measurements: readonly Measurement[],
): keyof typeof TestOutcome | null {
  if (failedOutcome(measurements)) return 'FAIL';
  const judged = measurements.filter((_, place) => {
    const limit = limits[place];
    return limit !== undefined && isJudgeable(limit);
  });
  return judged.length > 0 && judged.every(({ computedOutcome }) => computedOutcome === 'PASS')
    ? 'PASS'
    : null;
}

function failedOutcome(measurements: readonly Measurement[]): 'FAIL' | null {
  const isFailed = ({ computedOutcome }: { computedOutcome: keyof typeof MeasurementOutcome }): boolean =>
    computedOutcome === 'FAIL';
  return measurements.some(isFailed) ? 'FAIL' : null;
}

/** While the limits are not known, a value is what it looks like. */
function kindOf(value: string | null): keyof typeof MeasurementKind {
  if (value === 'true' || value === 'false') return 'BOOLEAN';
  return value !== null && isDecimal(value) ? 'NUMERIC' : 'STRING';
}

function lengthFinding(values: number, limits: number): Finding {
  const message = `The run has ${values} measurements and its limits ${limits}; only those with a name are held against a limit.`;
  return { code: 'TEST_VALUES_LENGTH_WRONG', message };
}

const SENTENCES: Readonly<Record<string, string>> = {
  UNIT_NOT_COMPARABLE: 'Units of value and limit cannot be compared',
  LIMITS_REVERSED: 'The lower limit lies above the upper one',
  DECLARED_PASS_OUT_OF_LIMITS: 'Declared PASS but outside of the limits',
  DECLARED_FAIL_WITHIN_LIMITS: 'Declared FAIL but within the limits',
};

function messageOf(code: string, names: readonly string[]): string {
  const more = names.length > NAMED_LIMIT ? ` and ${names.length - NAMED_LIMIT} more` : '';
  return `${SENTENCES[code] ?? code}: ${names.slice(0, NAMED_LIMIT).join(', ')}${more}.`;
}
