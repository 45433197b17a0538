import type { SqlClient } from '@tracegraph/record';

import type { ProductionQuestion } from '../services/read-production-filter';
import { boundRuns, questionParameters } from './bound-runs';
import {
  ALL_MEASURED,
  JUDGED,
  LIMIT_ITEMS,
  MEASUREMENT_COLUMNS,
  unitParameters,
} from './judged-measurements';

/** Most rows of an answer; one more is read to tell whether there are more. */
export const ROW_LIMIT = 1_000;

/** One attempt at one procedure, with what is said of the procedure as a whole. */
export interface TestYieldRow {
  readonly procedure: string;
  readonly unitCount: number;
  readonly finallyPassed: number;
  readonly finallyDecided: number;
  readonly attempt: number;
  readonly attemptUnitCount: number;
  readonly runCount: number;
  readonly passed: number;
  readonly failed: number;
  /** Runs by declared outcome. */
  readonly outcomes: Readonly<Record<string, number>>;
}

/** Runs of an attempt whose declared outcome is not the computed one. */
export interface ContradictionRow {
  readonly procedure: string;
  readonly attempt: number;
  readonly runCount: number;
}

const TEST_RUNS = { table: 'test_run', kind: 'TEST_RUN', series: 'procedure' } as const;

/** Runs that decide, in the order that says which of several decides. */
const DECISIONS = (
  direction: 'ASC' | 'DESC',
): string => `(array_agg(outcome ORDER BY started_time ${direction},
      event_id ${direction}, recorded_key ${direction}) FILTER (WHERE outcome IN ('PASS', 'FAIL')))[1]`;

const TEST_YIELD = `WITH ${boundRuns({ ...TEST_RUNS, columns: ['attempt', 'outcome'] })}, attempt_of_unit AS (
    SELECT procedure, unit_key, attempt, count(*) AS run_count, ${DECISIONS('ASC')} AS first_decision,
      ${DECISIONS('DESC')} AS last_decision
    FROM run GROUP BY procedure, unit_key, attempt
  ), outcome_of_attempt AS (
    SELECT procedure, attempt, jsonb_object_agg(outcome, run_count) AS outcomes
    FROM (SELECT procedure, attempt, outcome, count(*) AS run_count FROM run GROUP BY 1, 2, 3) AS counted GROUP BY 1, 2
  ), unit AS (
    SELECT procedure, unit_key,
      (array_agg(last_decision ORDER BY attempt DESC) FILTER (WHERE last_decision IS NOT NULL))[1] AS last_decision
    FROM attempt_of_unit GROUP BY procedure, unit_key
  ), whole AS (
    SELECT procedure, count(*)::int AS units, (count(*) FILTER (WHERE last_decision = 'PASS'))::int AS passed,
      count(last_decision)::int AS decided
    FROM unit GROUP BY procedure
  ), attempt AS (
    SELECT procedure, attempt, count(*)::int AS units, sum(run_count)::int AS runs,
      (count(*) FILTER (WHERE first_decision = 'PASS'))::int AS passed,
      (count(*) FILTER (WHERE first_decision = 'FAIL'))::int AS failed
    FROM attempt_of_unit GROUP BY procedure, attempt
  )
  SELECT procedure, whole.units AS "unitCount", whole.passed AS "finallyPassed", whole.decided AS "finallyDecided",
    attempt, attempt.units AS "attemptUnitCount", attempt.runs AS "runCount", attempt.passed, attempt.failed, outcomes
  FROM attempt JOIN whole USING (procedure) JOIN outcome_of_attempt USING (procedure, attempt)
  ORDER BY procedure COLLATE "C", attempt LIMIT ${ROW_LIMIT + 1}`;

const CONTRADICTIONS = `WITH ${boundRuns({ ...TEST_RUNS, columns: MEASUREMENT_COLUMNS })}, ${LIMIT_ITEMS}, ${ALL_MEASURED}, ${JUDGED},
  verdict AS (
    SELECT procedure, attempt, run_outcome, CASE WHEN bool_or(NOT is_within) THEN 'FAIL'
      WHEN bool_and(is_in_place) AND bool_and(is_within IS TRUE) FILTER (WHERE comparator <> 'LOG') THEN 'PASS' END AS outcome
    FROM judged WHERE run_outcome IN ('PASS', 'FAIL')
    GROUP BY recorded_key, event_id, procedure, attempt, run_outcome
  )
  SELECT procedure, attempt, count(*)::int AS "runCount" FROM verdict WHERE outcome <> run_outcome
  GROUP BY procedure, attempt`;

/** Yields of test runs, counted where the runs lie. */
export class TestYieldStore {
  constructor(private readonly database: SqlClient) {}

  /** The attempts at each procedure, in the order of procedure and attempt; one more than {@link ROW_LIMIT} where there are more. */
  findAttempts(question: ProductionQuestion): Promise<readonly TestYieldRow[]> {
    return this.database.$queryRawUnsafe<TestYieldRow[]>(TEST_YIELD, ...questionParameters(question));
  }

  /** How many runs of each attempt contradict their own measurements, those of none left out. */
  findContradictions(question: ProductionQuestion): Promise<readonly ContradictionRow[]> {
    return this.database.$queryRawUnsafe<ContradictionRow[]>(
      CONTRADICTIONS,
      ...questionParameters(question),
      ...unitParameters(),
    );
  }
}
