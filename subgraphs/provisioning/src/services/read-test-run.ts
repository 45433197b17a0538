import {
  RECORD_ERRORS,
  envelope,
  firmwareDigest,
  name,
  optional,
  refuse,
  sha256,
  siteCode,
  time,
  unitKey,
} from '@tracegraph/record';
import type { Pseudonymise } from '@tracegraph/record';
import { z } from 'zod';

import { MeasurementOutcome, MeasurementStatus } from '../entities/measurement';
import { TestOutcome } from '../entities/test-run';
import type { LimitItem } from './judge-measurement';
import type { MeasurementContent } from './pack-measurements';
import { attempt, pseudonymOf, refuseWith, valueText } from './readers';
import { limitItem, limitsSha256 } from './register-test-limits';
import type { TestLimitsContent } from './register-test-limits';
import { isDecimal } from './unit-of-measure';

/** What limits are. */
export interface RegisteredLimits {
  readonly procedure: string;
  readonly items: readonly LimitItem[];
}

/** What is known of limits when a list of runs is read. */
export interface KnownLimits {
  /** The limits with this hash; null while they are not registered. */
  readonly itemsOf: (limitsSha256: string) => readonly LimitItem[] | null;
  /** A run that is recorded already is replayed, even where limits that came after it would refuse it now. */
  readonly isRecorded: (unitKey: string, eventId: string) => boolean;
  /** Takes limits that came with a run. */
  readonly keepInline: (limitsSha256: string, items: TestLimitsContent['items']) => void;
}

const measurement = z
  .object({
    name: optional(name),
    value: optional(valueText),
    status: z.enum(MeasurementStatus),
    unit: optional(name),
    declaredOutcome: optional(z.enum(MeasurementOutcome)),
  })
  .superRefine(({ status, value }, context) => {
    if (status === MeasurementStatus.MEASURED && value === null)
      refuseWith(context, 'MEASUREMENT_VALUE_MISSING', ['value']);
  });

/**
 * Reads a test run. Limits that are known, or come with the run, say what its values must look like; the run itself keeps their hash only.
 * @param pseudonymise turns operators into pseudonyms before anything is hashed
 * @param known what is known of limits
 */
export function testRunSchema(pseudonymise: Pseudonymise, known: KnownLimits) {
  return z
    .object({
      ...envelope,
      unitKey,
      procedure: name,
      procedureRevision: optional(name),
      attempt,
      outcome: z.enum(TestOutcome),
      retestReason: optional(name),
      site: siteCode,
      stationId: name,
      operatorId: optional(name),
      fixtureId: optional(name),
      firmwareUnderTest: optional(firmwareDigest),
      startedTime: time,
      endedTime: optional(time),
      limitsSha256: optional(sha256),
      limits: optional(z.array(limitItem)),
      measurements: z.array(measurement),
    })
    .transform(({ limits, ...read }, context) => {
      const hash = limits === null ? read.limitsSha256 : limitsSha256(read.procedure, limits);
      if (hash === null) refuseWith(context, 'TEST_LIMITS_MISSING', ['limitsSha256']);
      else if (read.limitsSha256 !== null && read.limitsSha256 !== hash)
        refuseWith(context, 'TEST_LIMITS_SHA256_WRONG', ['limitsSha256']);
      else {
        const items = limits ?? known.itemsOf(hash);
        const isRecorded = known.isRecorded(read.unitKey, read.eventId);
        if (items !== null && !isRecorded && !fitLimits(read.measurements, items, context)) return z.NEVER;
        if (limits !== null) known.keepInline(hash, limits);
        return { ...read, limitsSha256: hash, operatorId: pseudonymOf(pseudonymise, read) };
      }
      return z.NEVER;
    });
}

/** A test run as read. */
export type TestRunContent = z.output<ReturnType<typeof testRunSchema>>;

/** Refuses values that cannot belong to their limits, at their place. */
function fitLimits(
  measurements: readonly MeasurementContent[],
  items: readonly LimitItem[],
  context: z.RefinementCtx,
): boolean {
  if (measurements.length !== items.length) {
    refuse(
      context,
      {
        code: 'TEST_VALUES_LENGTH_WRONG',
        expected: `${items.length} measurements, one a limit, in the order of the limits`,
        received: `${measurements.length} measurements`,
      },
      ['measurements'],
    );
    return false;
  }
  const misfits = measurements.flatMap(({ name: sent, value }, place): (() => void)[] => {
    const item = items[place];
    const path = (field: string): (string | number)[] => ['measurements', place, field];
    if (!item) return [];
    if (sent !== null && sent !== item.name)
      return [
        () => {
          refuseWith(context, 'MEASUREMENT_NAME_WRONG', path('name'));
        },
      ];
    if (value === null || item.kind === 'STRING') return [];
    if (item.kind === 'BOOLEAN')
      return /^(?:true|false)$/.test(value)
        ? []
        : [
            () => {
              refuseWith(context, 'BOOLEAN_MALFORMED', path('value'));
            },
          ];
    const expected = RECORD_ERRORS.DECIMAL_MALFORMED;
    return isDecimal(value)
      ? []
      : [
          () => {
            refuse(context, { code: 'DECIMAL_MALFORMED', expected }, path('value'));
          },
        ];
  });
  misfits[0]?.();
  return misfits.length === 0;
}
