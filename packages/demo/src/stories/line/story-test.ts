import { contentSha256 } from '@tracegraph/ledger';

import type { StoryUnit } from './story-unit';

/** Procedure of the functional test. */
export const STORY_PROCEDURE = 'NC-FCT';

const item = (
  name: string,
  kind: 'NUMERIC' | 'BOOLEAN' | 'STRING',
  limits: Readonly<Record<string, string>>,
): Readonly<Record<string, string | null>> => ({
  name,
  kind,
  unit: null,
  comparator: null,
  lowerLimit: null,
  upperLimit: null,
  nominal: null,
  expected: null,
  referenceDesignator: null,
  ...limits,
});

/** What the functional test measures, in its order. */
export const STORY_LIMITS = [
  item('supply_current', 'NUMERIC', {
    unit: 'mA',
    comparator: 'GELE',
    lowerLimit: '80',
    upperLimit: '120',
    nominal: '100',
  }),
  item('reference_voltage', 'NUMERIC', {
    unit: 'V',
    comparator: 'GELE',
    lowerLimit: '2.45',
    upperLimit: '2.55',
  }),
  item('relay_closes', 'BOOLEAN', { comparator: 'EQ', expected: 'true', referenceDesignator: 'K1' }),
  item('sensor_noise', 'NUMERIC', { unit: 'mV', comparator: 'LE', upperLimit: '0.4' }),
  item('banner', 'STRING', { comparator: 'CASE_EQ', expected: 'NC-40 READY' }),
] as const;

/** Under what the limits are stored once. */
export const STORY_LIMITS_SHA256 = contentSha256({ procedure: STORY_PROCEDURE, items: STORY_LIMITS });

/** A measured value with what the station made of it. */
export interface StoryMeasurement {
  readonly value?: string;
  readonly status?: 'NOT_MEASURED';
  readonly declaredOutcome?: 'PASS' | 'FAIL';
}

/** What a sound unit measures; it differs a little from unit to unit and from attempt to attempt. */
export function soundMeasurements({ story, position }: StoryUnit, attempt: number): StoryMeasurement[] {
  const step = story * 7 + position * 3 + attempt;
  return [
    passed((95 + (step % 90) / 10).toFixed(1)),
    passed((2.48 + (step % 40) / 1_000).toFixed(3)),
    passed('true'),
    passed((0.18 + (step % 12) / 100).toFixed(2)),
    passed('NC-40 READY'),
  ];
}

/** Replaces one measurement. */
export function withMeasurement(
  measurements: readonly StoryMeasurement[],
  name: 'supply_current' | 'reference_voltage' | 'relay_closes' | 'sensor_noise' | 'banner',
  measurement: StoryMeasurement,
): StoryMeasurement[] {
  const place = STORY_LIMITS.findIndex((limit) => limit.name === name);
  return measurements.toSpliced(place, 1, measurement);
}

function passed(value: string): StoryMeasurement {
  return { value, declaredOutcome: 'PASS' };
}
