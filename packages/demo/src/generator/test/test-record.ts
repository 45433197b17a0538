import { decimalText, toSteps } from '../decimal-text';
import type { Random } from '../random';
import type { Procedure } from './procedure';
import type { TestItem } from './test-item';

/** One value of a test record, as the tester writes it. */
export interface RecordedMeasurement {
  readonly name: string;
  readonly kind: string;
  readonly status: 'MEASURED' | 'SKIPPED';
  /** Decimal text, text, or a boolean; null when skipped. */
  readonly measured_value: string | boolean | null;
  readonly units: string | null;
  readonly limits: {
    readonly comparator: string;
    readonly lower: string | null;
    readonly upper: string | null;
    readonly nominal: string | null;
    readonly expected: string | null;
    readonly units: string | null;
  };
  readonly component: string | null;
  readonly outcome: 'PASS' | 'FAIL' | 'NOT_JUDGED' | null;
}

/**
 * Measures a unit.
 * @param failing name of the item whose value lies outside its limits, if any
 */
export function measure(procedure: Procedure, random: Random, failing?: string): RecordedMeasurement[] {
  let stopped = false;
  return procedure.items.map((item) => {
    const skipped = stopped;
    const fails = item.name === failing;
    stopped ||= fails && procedure.stopsOnFail;
    // The value is drawn even when it is skipped, so that a failure does not change the values of other units.
    const value = fails ? failingValue(item, random) : soundValue(item, random);
    return {
      name: item.name,
      kind: item.kind,
      status: skipped ? 'SKIPPED' : 'MEASURED',
      measured_value: skipped ? null : value,
      units: item.reading.printed?.unit ?? item.unit,
      limits: {
        comparator: item.comparator,
        lower: item.lowerLimit,
        upper: item.upperLimit,
        nominal: item.nominal,
        expected: item.expected,
        units: item.unit,
      },
      component: item.designator,
      outcome: skipped ? null : fails ? 'FAIL' : item.comparator === 'LOG' ? 'NOT_JUDGED' : 'PASS',
    };
  });
}

function soundValue(item: TestItem, random: Random): string | boolean {
  if (item.kind === 'BOOLEAN') return item.expected === 'true';
  if (item.kind === 'STRING') return item.expected ?? '';
  const { mean, deviation } = item.reading;
  return printedValue(item, mean + deviation * random.gaussian());
}

function failingValue(item: TestItem, random: Random): string | boolean {
  if (item.kind === 'BOOLEAN') return item.expected !== 'true';
  if (item.kind === 'STRING') return `${item.expected ?? ''}-?`;
  const { mean } = item.reading;
  const factor = 1 + random.integer(20, 60) / 100;
  if (item.upperLimit === null) return printedValue(item, Number(item.lowerLimit) / (1 + factor));
  return printedValue(item, mean + (Number(item.upperLimit) - mean) * (1 + factor));
}

/** The text an instrument prints: rounded to its resolution, the point moved when it prints another prefix. */
function printedValue(item: TestItem, value: number): string {
  const { decimals, printed } = item.reading;
  const steps = toSteps(value, decimals);
  const places = printed?.places ?? 0;
  return places <= decimals
    ? decimalText(steps, decimals - places)
    : decimalText(steps * 10 ** (places - decimals), 0);
}
