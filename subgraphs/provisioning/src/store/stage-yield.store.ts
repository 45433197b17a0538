import type { SqlClient } from '@tracegraph/record';

import type { ProductionQuestion } from '../services/read-production-filter';
import { bindingOf, boundRuns, effectiveRun, questionParameters } from './bound-runs';
import { ROW_LIMIT } from './test-yield.store';

/** The n-th runs at one stage, with what is said of the stage as a whole. */
export interface StageYieldRowModel {
  readonly stage: string;
  readonly unitCount: number;
  readonly finallyPassed: number;
  readonly finallyDecided: number;
  readonly attempt: number;
  readonly attemptUnitCount: number;
  readonly passed: number;
  readonly failed: number;
  readonly aborted: number;
}

/**
 * Stages do not number their runs: a run's place is counted over all effective runs of its unit, also those not asked for. Which
 * are asked for is grouped, not joined: PostgreSQL expects few runs, and would compare each of thousands with each other. OFFSET 0
 * keeps it from reading all runs of all units to find those of a few thousand keys.
 */
const STAGE_YIELD = `WITH ${boundRuns({ table: 'stage_run', kind: 'STAGE_RUN', series: 'stage', columns: ['result'] })},
  key_of_unit AS MATERIALIZED (
    SELECT unit_key, unit_key AS recorded_key FROM run
    UNION
    SELECT unit.unit_key, place.other_key FROM (SELECT DISTINCT unit_key FROM run) AS unit
    JOIN unit_reference AS place ON place.unit_key = unit.unit_key AND place.kind = 'BOUND'
    CROSS JOIN LATERAL (${bindingOf('place.other_key')}) AS binding
    WHERE binding.unit_key = unit.unit_key
  ), numbered AS (
    SELECT unit_key, stage, result, is_asked,
      row_number() OVER (PARTITION BY unit_key, stage ORDER BY started_time, event_id, recorded_key) AS attempt
    FROM (
      SELECT unit_key, stage, recorded_key, event_id, started_time, result, bool_or(is_asked) AS is_asked
      FROM (
        SELECT unit_key, stage, recorded_key, event_id, started_time, result, true AS is_asked FROM run
        UNION ALL
        SELECT unit_key, stage, recorded_key, event_id, started_time, result, false FROM (
          SELECT key_of_unit.*, known.stage, known.event_id, known.started_time, known.result
          FROM key_of_unit CROSS JOIN LATERAL (
            SELECT * FROM stage_run WHERE stage_run.unit_key = key_of_unit.recorded_key OFFSET 0
          ) AS known
        ) AS known
        WHERE ${effectiveRun('known', 'STAGE_RUN')}
      ) AS found
      GROUP BY unit_key, stage, recorded_key, event_id, started_time, result
    ) AS known
  ), placed AS (
    SELECT unit_key, stage, result, attempt FROM numbered WHERE is_asked
  ), unit AS (
    SELECT stage, unit_key, (array_agg(result ORDER BY attempt DESC)
        FILTER (WHERE result IN ('COMPLETED', 'FAILED')))[1] AS last_decision
    FROM placed GROUP BY stage, unit_key
  ), whole AS (
    SELECT stage, count(*)::int AS units, (count(*) FILTER (WHERE last_decision = 'COMPLETED'))::int AS passed,
      count(last_decision)::int AS decided
    FROM unit GROUP BY stage
  )
  SELECT stage, whole.units AS "unitCount", whole.passed AS "finallyPassed", whole.decided AS "finallyDecided",
    attempt::int AS attempt, count(*)::int AS "attemptUnitCount",
    (count(*) FILTER (WHERE result = 'COMPLETED'))::int AS passed,
    (count(*) FILTER (WHERE result = 'FAILED'))::int AS failed,
    (count(*) FILTER (WHERE result = 'ABORTED'))::int AS aborted
  FROM placed JOIN whole USING (stage)
  GROUP BY stage, whole.units, whole.passed, whole.decided, attempt
  ORDER BY stage COLLATE "C", attempt LIMIT ${ROW_LIMIT + 1}`;

/** Yields of stage runs, counted where the runs lie. */
export class StageYieldStore {
  constructor(private readonly database: SqlClient) {}

  /** The attempts at each stage, in the order of stage and attempt; one more than the limit where there are more. */
  findAttempts(question: ProductionQuestion): Promise<readonly StageYieldRowModel[]> {
    return this.database.$queryRawUnsafe<StageYieldRowModel[]>(STAGE_YIELD, ...questionParameters(question));
  }
}
