import type { SqlClient } from '@tracegraph/record';

import type { MeasurementSeries } from '../entities/measurement-distribution';
import type { AttemptChoice } from '../entities/measurement-distribution';
import type { ProductionQuestion } from '../services/read-production-filter';
import { boundRuns, questionParameters } from './bound-runs';
import {
  JUDGED,
  LIMIT_ITEMS,
  MEASUREMENT_COLUMNS,
  NAMED_MEASURED,
  unitParameters,
} from './judged-measurements';
import { ROW_LIMIT } from './test-yield.store';

/** What of a measurement is asked for. */
export interface DistributionQuestion {
  readonly name: string;
  readonly attempts: keyof typeof AttemptChoice;
  readonly binCount: number;
  /** Decimal texts from 0 to 1. */
  readonly quantiles: readonly string[];
}

/** A series, and how many there are in all. */
export type SeriesRow = MeasurementSeries & { readonly total: number };

/** A number as decimal text without zeros at its end. */
const text = (number: string): string => `trim_scale(${number})::text`;

/**
 * $12 name · $13 which attempts · $14 number of bins · $15 fractions.
 * Quantiles are those of percentile_disc, whose own fraction is a float: 0.07 of 100 values would be the 8th.
 */
const DISTRIBUTION = `WITH ${boundRuns({ table: 'test_run', kind: 'TEST_RUN', series: 'procedure', columns: MEASUREMENT_COLUMNS })},
  ${LIMIT_ITEMS}, ${NAMED_MEASURED}, ${JUDGED}, chosen AS (
    SELECT judged.*, dense_rank() OVER (PARTITION BY unit_key ORDER BY attempt, started_time, event_id, recorded_key) AS place_of_run,
      dense_rank() OVER (PARTITION BY unit_key ORDER BY attempt DESC, started_time DESC, event_id DESC, recorded_key DESC) AS place_from_end
    FROM judged WHERE status = 'MEASURED' AND number IS NOT NULL
  ), counted AS (
    SELECT chosen.*, dense_rank() OVER (ORDER BY coalesce(content_rank::text, limits_sha256), series_unit) AS series
    FROM (SELECT chosen.*, CASE WHEN is_comparable THEN unit ELSE own_unit END AS series_unit FROM chosen) AS chosen
    WHERE $13::text = 'ALL' OR $13::text = 'FIRST' AND place_of_run = 1 OR $13::text = 'LAST' AND place_from_end = 1
  ), ranked AS MATERIALIZED (
    SELECT counted.*, row_number() OVER (PARTITION BY series ORDER BY number) AS place_of_value FROM counted
  ), summary AS MATERIALIZED (
    SELECT series, min(series_unit) AS series_unit, bool_and(is_comparable) AS is_comparable,
      array_agg(DISTINCT limits_sha256 COLLATE "C" ORDER BY limits_sha256 COLLATE "C") AS limits_sha256s,
      (array_agg(content) FILTER (WHERE place_of_value = 1))[1] AS content,
      CASE WHEN bool_and(is_usable AND is_comparable AND comparator NOT IN ('EQ', 'NE')) THEN min(lower_used) END AS lower,
      CASE WHEN bool_and(is_usable AND is_comparable AND comparator NOT IN ('EQ', 'NE')) THEN min(upper_used) END AS upper,
      count(*) AS value_count, count(DISTINCT unit_key) AS unit_count, min(number) AS smallest, max(number) AS largest, avg(number) AS mean,
      nullif(stddev_samp(number), 0) AS spread, stddev_samp(number) AS deviation,
      count(*) FILTER (WHERE NOT is_within) AS outside, count(*) FILTER (WHERE is_within IS NULL) AS unjudged
    FROM ranked GROUP BY series
  ), quantile AS (
    SELECT series, jsonb_agg(jsonb_build_object('fraction', asked.fraction, 'value', ${text('ranked.number')}) ORDER BY asked.place) AS quantiles
    FROM summary CROSS JOIN unnest($15::text[]) WITH ORDINALITY AS asked (fraction, place)
    JOIN ranked USING (series)
    WHERE ranked.place_of_value = greatest(1, ceil(asked.fraction::numeric * summary.value_count))
    GROUP BY series
  ), filled AS (
    SELECT series, CASE WHEN largest = smallest THEN 1
        ELSE least($14::int, div((number - smallest) * $14::int, largest - smallest) + 1)::int END AS bin, count(*) AS value_count
    FROM ranked JOIN summary USING (series) GROUP BY 1, 2
  ), histogram AS (
    SELECT summary.series, jsonb_agg(jsonb_build_object(
        'lowerBound', ${text('smallest + (largest - smallest) * (bin - 1) / bins')},
        'upperBound', ${text('smallest + (largest - smallest) * bin / bins')},
        'valueCount', coalesce(filled.value_count, 0)) ORDER BY bin) AS histogram
    FROM summary CROSS JOIN LATERAL (SELECT CASE WHEN largest = smallest THEN 1 ELSE $14::int END AS bins) AS width
    CROSS JOIN LATERAL generate_series(1, bins) AS bin LEFT JOIN filled USING (series, bin)
    GROUP BY summary.series
  )
  SELECT limits_sha256s AS "limitsSha256s", content IS NOT NULL AS "isLimitKnown", series_unit AS unit,
    is_comparable AS "isUnitComparable", content ->> 'comparator' AS comparator, content ->> 'lowerLimit' AS "lowerLimit",
    content ->> 'upperLimit' AS "upperLimit", content ->> 'nominal' AS nominal, content ->> 'unit' AS "limitUnit",
    unit_count::int AS "unitCount", value_count::int AS "valueCount", ${text('smallest')} AS minimum, ${text('largest')} AS maximum,
    ${text('mean')} AS mean, ${text('deviation')} AS "standardDeviation", coalesce(quantiles, '[]') AS quantiles, histogram,
    outside::int AS "outOfLimitsCount", unjudged::int AS "notJudgedCount",
    ${text('round((upper - lower) / (6 * spread), 6)')} AS cp,
    ${text('round(least((upper - mean) / (3 * spread), (mean - lower) / (3 * spread)), 6)')} AS cpk,
    (count(*) OVER ())::int AS total
  FROM summary JOIN histogram USING (series) LEFT JOIN quantile USING (series)
  ORDER BY limits_sha256s[1], series_unit COLLATE "C" NULLS FIRST, content::text COLLATE "C" LIMIT ${ROW_LIMIT + 1}`;

/** Distributions of measured values, worked out where the runs lie. */
export class MeasurementDistributionStore {
  constructor(private readonly database: SqlClient) {}

  /** The series, by the first hash of their limits, and unit; one more than the limit where there are more. */
  findSeries(question: ProductionQuestion, asked: DistributionQuestion): Promise<readonly SeriesRow[]> {
    return this.database.$queryRawUnsafe<SeriesRow[]>(
      DISTRIBUTION,
      ...questionParameters(question),
      ...unitParameters(),
      asked.name,
      asked.attempts,
      asked.binCount,
      asked.quantiles,
    );
  }
}
