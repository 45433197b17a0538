import { name, optional } from '@tracegraph/record';
import type { UnitQuestion } from '@tracegraph/unit-reference';
import { z } from 'zod';

import { QcResult } from '../entities/qc-decision';
import { TestOutcome } from '../entities/test-run';
import { UNITS_BY_DEFECT } from '../store/defect.store';
import { UNITS_BY_QC_DECISION } from '../store/qc-decision.store';
import { UNITS_BY_TEST } from '../store/test-run.store';
import { readArguments } from './read-arguments';
import { attempt } from './readers';
import { requireTimeOrder, timeWindow, withTime } from './time-window';
import type { AskedTime } from './time-window';

const testSchema = z
  .object({
    procedure: name,
    outcome: optional(z.enum(TestOutcome)),
    attempt: optional(attempt),
    ...timeWindow,
  })
  .superRefine(requireTimeOrder);
const decisionSchema = z
  .object({ result: z.enum(QcResult), gate: optional(name), ...timeWindow })
  .superRefine(requireTimeOrder);
const defectSchema = z.object({ defectCode: name, ...timeWindow }).superRefine(requireTimeOrder);

/**
 * Which units were tested by a procedure, and how that ended.
 * @throws TraceError ATTEMPT_MALFORMED, TIME_RANGE_EMPTY, and the codes of names and times
 */
export function unitsByTest(sent: object, asked: AskedTime): UnitQuestion {
  const test = readArguments(testSchema, withTime(sent, asked));
  const { procedure, outcome, fromTime, toTime } = test;
  return { held: UNITS_BY_TEST, values: [procedure, outcome, test.attempt, fromTime, toTime] };
}

/**
 * About which units quality control decided so.
 * @throws TraceError TIME_RANGE_EMPTY, and the codes of names and times
 */
export function unitsByQcDecision(sent: object, asked: AskedTime): UnitQuestion {
  const { result, gate, fromTime, toTime } = readArguments(decisionSchema, withTime(sent, asked));
  return { held: UNITS_BY_QC_DECISION, values: [result, gate, fromTime, toTime] };
}

/**
 * Which units had a defect.
 * @throws TraceError TIME_RANGE_EMPTY, and the codes of names and times
 */
export function unitsByDefect(sent: object, asked: AskedTime): UnitQuestion {
  const { defectCode, fromTime, toTime } = readArguments(defectSchema, withTime(sent, asked));
  return { held: UNITS_BY_DEFECT, values: [defectCode, fromTime, toTime] };
}
