import { sha256Of, digestOf } from '../facts/firmware';
import { DECISION, FIRMWARE, LIMITS, RUN, VOLTAGE, limitsSha256, programmed } from '../facts/provisioning';
import type { AnomalousKind, Input, Step } from '../kinds';
import { EARLIER, LATER } from '../kinds';
import { overdueFixture } from './provisioning';

const run = (id: string, other: Input): Step => [
  RUN.mutation,
  [{ ...RUN.input(id), startedTime: EARLIER, ...other }],
];
const measured = (value: string, other: Input = {}): Input => ({ measurements: [{ value, ...other }] });

/** What the provisioning subgraph notices of tests and decisions. */
export const ANOMALOUS_IN_TESTS: readonly AnomalousKind[] = [
  {
    kind: 'limits of which the lower one lies above the upper one',
    ...{ code: 'LIMITS_REVERSED', fact: LIMITS },
    odd: { items: [{ ...VOLTAGE, lowerLimit: '3.4', upperLimit: '3.2' }] },
  },
  {
    kind: 'limits that do not say what to compare with',
    ...{ code: 'LIMITS_INCOMPLETE', fact: LIMITS },
    odd: { items: [{ name: 'V_3V3', kind: 'NUMERIC', comparator: 'GELE' }] },
  },
  {
    kind: 'a run by limits nobody registered',
    ...{ code: 'TEST_LIMITS_UNKNOWN', fact: RUN },
    odd: (id) => ({ limits: null, limitsSha256: sha256Of(`limits ${id}`) }),
  },
  {
    kind: 'a run whose limits, registered after it, are more than its values',
    ...{ code: 'TEST_VALUES_LENGTH_WRONG', fact: RUN, whenRead: true },
    odd: (id) => ({
      limits: null,
      procedure: `PROC-${id}`,
      limitsSha256: limitsSha256(`PROC-${id}`, [VOLTAGE, { ...VOLTAGE, name: 'V_5V0' }]),
    }),
    after: (id) => [
      [LIMITS.mutation, [{ ...LIMITS.input(id), items: [VOLTAGE, { ...VOLTAGE, name: 'V_5V0' }] }]],
    ],
    also: ['TEST_LIMITS_UNKNOWN'],
  },
  {
    kind: 'a run by the limits of another procedure',
    ...{ code: 'TEST_LIMITS_OF_OTHER_PROCEDURE', fact: RUN },
    before: (id) => [[LIMITS.mutation, [LIMITS.input(id)]]],
    odd: (id) => ({ limits: null, limitsSha256: limitsSha256(`PROC-${id}`, [VOLTAGE]) }),
  },
  {
    kind: 'a voltage measured in amperes',
    ...{ code: 'UNIT_NOT_COMPARABLE', fact: RUN, odd: measured('3.3', { unit: 'A' }) },
  },
  {
    kind: 'a value declared PASS out of its limits',
    ...{ code: 'DECLARED_PASS_OUT_OF_LIMITS', fact: RUN },
    odd: { ...measured('3.9', { declaredOutcome: 'PASS' }), outcome: 'FAIL' },
  },
  {
    kind: 'a value declared FAIL within its limits',
    ...{ code: 'DECLARED_FAIL_WITHIN_LIMITS', fact: RUN },
    odd: { ...measured('3.3', { declaredOutcome: 'FAIL' }), outcome: 'FAIL' },
  },
  {
    kind: 'a run declared PASS with a value out of its limits',
    ...{ code: 'RUN_OUTCOME_DIFFERS', fact: RUN, odd: measured('3.9') },
  },
  {
    kind: 'a run that ended before it started',
    ...{ code: 'TIMES_REVERSED', fact: RUN, odd: { endedTime: EARLIER } },
  },
  {
    kind: 'a test with a fixture past its calibration',
    ...{ code: 'CALIBRATION_OVERDUE', fact: RUN, before: overdueFixture },
    odd: (id) => ({ fixtureId: `FX-${id}` }),
  },
  {
    kind: 'an attempt whose number is taken',
    ...{ code: 'ATTEMPT_TAKEN', fact: RUN },
    before: (id) => [run(id, {})],
  },
  {
    kind: 'a third attempt after the first',
    ...{ code: 'ATTEMPT_SKIPPED', fact: RUN, odd: { attempt: 3 } },
    before: (id) => [run(id, {})],
  },
  {
    kind: 'a second decision without a first',
    ...{ code: 'ATTEMPT_SKIPPED', fact: DECISION, odd: { attempt: 2 } },
  },
  {
    kind: 'a test of an image that was programmed only later',
    ...{ code: 'MEASURED_BEFORE_PROGRAMMED', fact: RUN },
    before: (id) => [[FIRMWARE.mutation, [programmed(id, id, { eventTime: LATER })]]],
    odd: (id) => ({ firmwareUnderTest: digestOf(id) }),
  },
  {
    kind: 'a test of another image than is installed',
    ...{ code: 'FIRMWARE_UNDER_TEST_DIFFERS', fact: RUN },
    before: (id) => [[FIRMWARE.mutation, [programmed(id, id)]]],
    odd: (id) => ({ firmwareUnderTest: digestOf(`${id} other`) }),
  },
  {
    kind: 'a test of an image that had been replaced',
    ...{ code: 'FIRMWARE_UNDER_TEST_DIFFERS', fact: RUN },
    before: (id) => [
      [
        FIRMWARE.mutation,
        [programmed(id, id, { eventTime: '2026-10-04T08:00:00+02:00' }), programmed(id, `${id} newer`)],
      ],
    ],
    odd: (id) => ({ firmwareUnderTest: digestOf(id) }),
  },
  {
    kind: 'a unit passed by final quality control after its last test had failed',
    ...{ code: 'QC_PASS_AFTER_FAILED_TEST', fact: DECISION },
    before: (id) => [run(id, { ...measured('3.9'), outcome: 'FAIL' })],
  },
];
