import type { BatchFiles } from './batch-files';
import { eventIdOf, groupBy, recordOf, sortedBy, toUtc } from './keys';
import type { Pseudonyms, RecordFacts } from './keys';
import type { Registry } from './registry';
import { judge } from './verdict';
import type { Limits, Verdict } from './verdict';

interface RunLine {
  readonly dut_id: string;
  readonly part_number: string;
  readonly site: string;
  readonly station_id: string;
  readonly start_time: string;
  readonly outcome: string;
  readonly metadata: {
    readonly test_name: string;
    readonly operator: string | null;
    readonly attempt: number;
    readonly retest_reason: string | null;
  };
  readonly measurements: readonly MeasurementEntry[];
}

interface MeasurementEntry {
  readonly name: string;
  readonly kind: string;
  readonly status: string;
  readonly measured_value: string | boolean | null;
  readonly units: string | null;
  readonly limits: Limits;
  readonly outcome: string | null;
}

/** A test run as an answer shows it. */
export interface TestRunFacts {
  readonly procedure: string;
  readonly attempt: number;
  readonly outcome: string;
  readonly retestReason: string | null;
  readonly stationId: string;
  readonly operatorId: string | null;
  readonly startedTime: string;
  readonly record: RecordFacts;
  readonly measurements: readonly MeasurementFacts[];
}

/** A measurement as an answer shows it. */
export interface MeasurementFacts {
  readonly name: string;
  readonly kind: string;
  readonly status: string;
  readonly value: string | null;
  readonly unit: string | null;
  readonly comparator: string;
  readonly lowerLimit: string | null;
  readonly upperLimit: string | null;
  readonly declaredOutcome: string | null;
  readonly computedOutcome: Verdict;
}

/** The test runs of each unit, in the order of start, procedure, attempt and event id. */
export function readTestRuns(
  batch: BatchFiles,
  registry: Registry,
  pseudonyms: Pseudonyms,
): ReadonlyMap<string, readonly TestRunFacts[]> {
  const runs = batch.siteFiles('test', /\.ndjson$/).flatMap((file) =>
    batch
      .text(file)
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => toRun(file, JSON.parse(line) as RunLine, registry, pseudonyms)),
  );
  const groups = groupBy(runs, ({ unitKey }) => unitKey);
  const inOrder = (group: readonly { readonly run: TestRunFacts }[]): readonly TestRunFacts[] =>
    sortedBy(
      group.map(({ run }) => run),
      ({ startedTime, procedure, attempt, record }) => [startedTime, procedure, attempt, record.eventId],
    );
  return new Map([...groups].map(([unitKey, group]) => [unitKey, inOrder(group)]));
}

function toRun(
  file: string,
  line: RunLine,
  registry: Registry,
  pseudonyms: Pseudonyms,
): { readonly unitKey: string; readonly run: TestRunFacts } {
  const unitKey = registry.unitKey(line.part_number, line.dut_id);
  const { test_name: procedure, attempt } = line.metadata;
  const eventId = eventIdOf('recordTestRuns', file, unitKey, procedure, String(attempt));
  return {
    unitKey,
    run: {
      procedure,
      attempt,
      outcome: line.outcome,
      retestReason: line.metadata.retest_reason,
      stationId: line.station_id,
      operatorId: pseudonyms(line.site, line.metadata.operator),
      startedTime: toUtc(line.start_time),
      record: recordOf(eventId),
      measurements: line.measurements.map(toMeasurement),
    },
  };
}

function toMeasurement(entry: MeasurementEntry): MeasurementFacts {
  const { name, kind, status, units: unit, limits } = entry;
  const value = entry.measured_value === null ? null : String(entry.measured_value);
  return {
    name,
    kind,
    status,
    value,
    unit,
    comparator: limits.comparator,
    lowerLimit: limits.lower,
    upperLimit: limits.upper,
    declaredOutcome: entry.outcome,
    computedOutcome: judge(kind, value, unit, limits),
  };
}
