import { WRITTEN_UNITS } from '../services/unit-of-measure';

/**
 * Parts of the statements that judge the measurements of many runs where they lie. The rules are those of
 * services/judge-measurement.ts and services/measurements-of-run.ts, and a test holds both against each other.
 *
 * $9, $10, $11 the units of measure that can be turned into each other: as written, their base, its power of ten
 */
export function unitParameters(): readonly (readonly (string | number)[])[] {
  return [
    WRITTEN_UNITS.map(({ written }) => written),
    WRITTEN_UNITS.map(({ base }) => base),
    WRITTEN_UNITS.map(({ exponent }) => exponent),
  ];
}

/** The columns of test_run that measurements are made of. */
export const MEASUREMENT_COLUMNS = [
  'attempt',
  'outcome',
  'limits_sha256',
  'measured_values',
  'declared_outcomes',
  'deviations',
  'measurement_names',
] as const;

/** What the runs were held against: `limit_item`, a row for each of their limits; `limit_length`, how many each has. */
export const LIMIT_ITEMS = `written_unit AS MATERIALIZED (
    SELECT * FROM unnest($9::text[], $10::text[], $11::int[]) AS unit (written, base, exponent)
  ), limit_length AS MATERIALIZED (
    SELECT subject_key AS limits_sha256, jsonb_array_length(items) AS length FROM test_limits_content
    WHERE subject_key IN (SELECT limits_sha256 FROM run)
  ), limit_text AS (
    SELECT contents.subject_key AS limits_sha256, item.place, item.content, item.content ->> 'name' AS name,
      item.content ->> 'kind' AS kind, item.content ->> 'unit' AS unit, item.content ->> 'expected' AS expected,
      CASE WHEN item.content ->> 'kind' = 'NUMERIC' THEN (item.content ->> 'lowerLimit')::numeric END AS lower_limit,
      CASE WHEN item.content ->> 'kind' = 'NUMERIC' THEN (item.content ->> 'upperLimit')::numeric END AS upper_limit,
      CASE WHEN item.content ->> 'kind' = 'NUMERIC' THEN (item.content ->> 'expected')::numeric END AS expected_number,
      coalesce(item.content ->> 'comparator', CASE
        WHEN coalesce(item.content ->> 'lowerLimit', item.content ->> 'upperLimit') IS NOT NULL THEN 'GELE'
        WHEN item.content ->> 'expected' IS NOT NULL THEN 'EQ' ELSE 'LOG' END) AS comparator
    FROM test_limits_content AS contents CROSS JOIN LATERAL jsonb_array_elements(contents.items) WITH ORDINALITY AS item (content, place)
    WHERE contents.subject_key IN (SELECT limits_sha256 FROM run)
  ), limit_side AS (
    SELECT *, lower_limit > upper_limit AS is_reversed,
      CASE WHEN comparator NOT IN ('LE', 'LT') THEN lower_limit END AS lower_used,
      CASE WHEN comparator NOT IN ('GE', 'GT') THEN upper_limit END AS upper_used
    FROM limit_text
  ), limit_item AS MATERIALIZED (
    SELECT limit_side.*, written_unit.base, written_unit.exponent, dense_rank() OVER (ORDER BY content) AS content_rank,
      row_number() OVER (PARTITION BY limits_sha256, name ORDER BY place DESC) AS rank_of_name,
      CASE kind
        WHEN 'NUMERIC' THEN is_reversed IS NOT TRUE AND CASE
          WHEN comparator IN ('EQ', 'NE') THEN expected IS NOT NULL
          WHEN comparator IN ('CASE_EQ', 'LOG') THEN false
          ELSE coalesce(lower_used, upper_used) IS NOT NULL END
        WHEN 'STRING' THEN comparator IN ('EQ', 'NE', 'CASE_EQ') AND expected IS NOT NULL
        ELSE comparator IN ('EQ', 'NE') AND coalesce(expected IN ('true', 'false'), false)
      END AS is_usable
    FROM limit_side LEFT JOIN written_unit ON written_unit.written = limit_side.unit
  )`;

/** Joins a measurement of `run` at `value.place` with what is in its row, and with `item`. */
const MEASURED = `run.unit_key, run.recorded_key, run.event_id, run.procedure, run.attempt, run.started_time,
      run.outcome AS run_outcome, run.limits_sha256, value.place, value.content AS value,
      coalesce(run.deviations -> (value.place - 1)::text ->> 'status', 'MEASURED') AS status,
      run.deviations -> (value.place - 1)::text ->> 'unit' AS own_unit,
      substr(run.declared_outcomes, value.place::int, 1) AS declared,
      coalesce(item.name, run.measurement_names ->> (value.place - 1)::int, '#' || value.place) AS name,
      item.content, item.content_rank, item.kind, item.unit, item.base, item.exponent, item.comparator, item.expected,
      item.expected_number, item.lower_used, item.upper_used, item.is_usable`;

/** Whether the values of `run` are joined to limits by their place; null while the limits are not registered. */
const IN_PLACE = 'limit_length.length = jsonb_array_length(run.measured_values)';

/** `measured`: every measurement of every run. */
export const ALL_MEASURED = `limit_key AS MATERIALIZED (
    SELECT limit_item.*, true AS is_in_place, place::text AS key FROM limit_item
    UNION ALL SELECT limit_item.*, false, name FROM limit_item WHERE rank_of_name = 1
  ), measured AS (
    SELECT ${MEASURED}, ${IN_PLACE} AS is_in_place
    FROM run LEFT JOIN limit_length ON limit_length.limits_sha256 = run.limits_sha256
    CROSS JOIN LATERAL jsonb_array_elements_text(run.measured_values) WITH ORDINALITY AS value (content, place)
    LEFT JOIN limit_key AS item ON item.limits_sha256 = run.limits_sha256 AND item.is_in_place = (${IN_PLACE})
      AND item.key = CASE WHEN ${IN_PLACE} THEN value.place::text ELSE run.measurement_names ->> (value.place - 1)::int END
  )`;

/** `measured`: the measurements named $12 only, without taking the others out of their rows. */
export const NAMED_MEASURED = `measured AS (
    SELECT ${MEASURED}, true AS is_in_place
    FROM run JOIN limit_length ON limit_length.limits_sha256 = run.limits_sha256 AND ${IN_PLACE}
    JOIN limit_item AS item ON item.limits_sha256 = run.limits_sha256 AND item.name = $12::text
    CROSS JOIN LATERAL (SELECT run.measured_values ->> (item.place - 1)::int AS content, item.place) AS value
    UNION ALL
    SELECT ${MEASURED}, false
    FROM run LEFT JOIN limit_length ON limit_length.limits_sha256 = run.limits_sha256
    CROSS JOIN LATERAL jsonb_array_elements_text(run.measurement_names) WITH ORDINALITY AS given (name, place)
    CROSS JOIN LATERAL (SELECT run.measured_values ->> (given.place - 1)::int AS content, given.place) AS value
    LEFT JOIN limit_item AS item ON item.limits_sha256 = run.limits_sha256 AND item.rank_of_name = 1 AND item.name = given.name
    WHERE (${IN_PLACE}) IS NOT TRUE AND given.name = $12::text
  )`;

/**
 * `judged`: each of `measured` with `number`, its value in the unit of its limits, else in its own; `is_comparable`, whether it
 * is in the unit of the limits; and `is_within`, whether it is within its limits, null where it is not judged.
 */
export const JUDGED = `read AS (
    SELECT measured.*, CASE WHEN coalesce(measured.kind, 'NUMERIC') = 'NUMERIC'
        AND measured.value ~ '^[+-]?([0-9]+[.]?[0-9]*|[.][0-9]+)([eE][+-]?[0-9]{1,3})?$' THEN measured.value::numeric END AS own_number,
      CASE WHEN measured.own_unit IS NULL OR measured.own_unit = measured.unit THEN 0
        WHEN written_unit.base = measured.base THEN written_unit.exponent - measured.exponent END AS power
    FROM measured LEFT JOIN written_unit ON written_unit.written = measured.own_unit
  ), scaled AS (
    SELECT read.*, power IS NOT NULL AS is_comparable,
      CASE WHEN coalesce(power, 0) = 0 THEN own_number ELSE own_number * ('1e' || power)::numeric END AS number
    FROM read
  ), judged AS (
    SELECT scaled.*, CASE
        WHEN status <> 'MEASURED' OR value IS NULL OR is_usable IS NOT TRUE THEN NULL
        WHEN kind = 'NUMERIC' THEN CASE
          WHEN NOT is_comparable OR number IS NULL THEN NULL
          WHEN comparator = 'EQ' THEN number = expected_number
          WHEN comparator = 'NE' THEN number <> expected_number
          WHEN comparator IN ('GTLT', 'GT', 'LT') THEN coalesce(number > lower_used, true) AND coalesce(number < upper_used, true)
          ELSE coalesce(number >= lower_used, true) AND coalesce(number <= upper_used, true) END
        WHEN kind = 'BOOLEAN' AND value NOT IN ('true', 'false') THEN NULL
        WHEN comparator = 'CASE_EQ' THEN value = expected
        ELSE (lower(value) = lower(expected)) = (comparator = 'EQ')
      END AS is_within
    FROM scaled
  )`;
