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
import { ROW_LIMIT } from './test-yield.store';

/** How often one measurement failed. */
export interface MeasurementFailureRow {
  readonly procedure: string;
  readonly name: string;
  readonly measuredUnits: number;
  readonly failedUnits: number;
  readonly declaredFailedUnits: number;
  readonly outOfLimitsUnits: number;
  readonly failedRuns: number;
  readonly contradictedRuns: number;
  /** How many measurements failed in all. */
  readonly total: number;
}

const FAILURES = `WITH ${boundRuns({ table: 'test_run', kind: 'TEST_RUN', series: 'procedure', columns: MEASUREMENT_COLUMNS })},
  ${LIMIT_ITEMS}, ${ALL_MEASURED}, ${JUDGED}, of_run AS (
    SELECT procedure, name, unit_key, bool_or(status = 'MEASURED') AS is_measured, bool_or(declared = 'F') AS is_declared,
      bool_or(NOT is_within) AS is_out_of_limits,
      bool_or(declared = 'P' AND NOT is_within OR declared = 'F' AND is_within) AS is_contradicted
    FROM judged GROUP BY procedure, name, unit_key, recorded_key, event_id
  ), of_unit AS (
    SELECT procedure, name, bool_or(is_measured OR is_declared) AS is_measured, bool_or(is_declared) AS is_declared,
      bool_or(is_out_of_limits) AS is_out_of_limits, count(*) FILTER (WHERE is_declared OR is_out_of_limits) AS failed_runs,
      count(*) FILTER (WHERE is_contradicted) AS contradicted_runs
    FROM of_run GROUP BY procedure, name, unit_key
  ), failure AS (
    SELECT procedure, name, (count(*) FILTER (WHERE is_measured))::int AS "measuredUnits",
      (count(*) FILTER (WHERE is_declared OR is_out_of_limits))::int AS "failedUnits",
      (count(*) FILTER (WHERE is_declared))::int AS "declaredFailedUnits",
      (count(*) FILTER (WHERE is_out_of_limits))::int AS "outOfLimitsUnits",
      sum(failed_runs)::int AS "failedRuns", sum(contradicted_runs)::int AS "contradictedRuns"
    FROM of_unit GROUP BY procedure, name
  )
  SELECT *, (count(*) OVER ())::int AS total FROM failure WHERE "failedUnits" > 0
  ORDER BY "failedUnits" DESC, procedure COLLATE "C", name COLLATE "C" LIMIT ${ROW_LIMIT + 1}`;

/** Failures of measurements, counted where the runs lie. */
export class MeasurementFailureStore {
  constructor(private readonly database: SqlClient) {}

  /** Those with most failed units first, then by procedure and name; one more than the limit where there are more. */
  findMany(question: ProductionQuestion): Promise<readonly MeasurementFailureRow[]> {
    return this.database.$queryRawUnsafe<MeasurementFailureRow[]>(
      FAILURES,
      ...questionParameters(question),
      ...unitParameters(),
    );
  }
}
