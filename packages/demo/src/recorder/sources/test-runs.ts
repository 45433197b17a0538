import { contentSha256 } from '@tracegraph/ledger';
import { z } from 'zod';

import { siteFolder, type Batch } from '../batch';
import type { Recording, RecordingInput } from '../recording';

const measurementSchema = z.object({
  name: z.string(),
  kind: z.enum(['NUMERIC', 'STRING', 'BOOLEAN']),
  status: z.string(),
  measured_value: z.union([z.string(), z.boolean()]).nullable(),
  units: z.string().nullable(),
  limits: z.object({
    comparator: z.string(),
    lower: z.string().nullable(),
    upper: z.string().nullable(),
    nominal: z.string().nullable(),
    expected: z.string().nullable(),
    units: z.string().nullable(),
  }),
  component: z.string().nullable(),
  outcome: z.string().nullable(),
});

const runSchema = z.object({
  dut_id: z.string(),
  part_number: z.string(),
  site: z.string(),
  station_id: z.string(),
  start_time: z.string(),
  end_time: z.string(),
  outcome: z.string(),
  metadata: z.object({
    test_name: z.string(),
    test_version: z.string(),
    operator: z.string(),
    fixture: z.string().nullable(),
    attempt: z.number().int(),
    retest_reason: z.string().nullable(),
    firmware_under_test: z.string().nullable(),
  }),
  measurements: z.array(measurementSchema),
});

type Run = z.infer<typeof runSchema>;
type Measurement = z.infer<typeof measurementSchema>;

/** Test runs with their values; limits are registered once, although the tester writes them into each record. */
export function testRunRecordings(batch: Batch): Recording[] {
  const limits = new Map<string, RecordingInput>();
  const files = batch.sites.flatMap((site) => batch.files(`test/${siteFolder(site)}`));
  const runs = files.flatMap((file) =>
    batch.reader.jsonLines(file, runSchema).map((run) => {
      const items = run.measurements.map(limitOf);
      const procedure = run.metadata.test_name;
      const sha256 = contentSha256({ procedure, items });
      if (!limits.has(sha256)) {
        const provenance = batch.provenance('registerTestLimits', file, [sha256], run.start_time);
        limits.set(sha256, { ...provenance, procedure, items, sha256 });
      }
      return runInput(batch, file, run, sha256);
    }),
  );
  return [
    { mutation: 'registerTestLimits', inputs: Array.from(limits.values()) },
    { mutation: 'recordTestRuns', inputs: runs },
  ];
}

function limitOf({ name, kind, limits, component }: Measurement): Readonly<Record<string, string | null>> {
  return {
    name,
    kind,
    unit: limits.units,
    comparator: limits.comparator,
    lowerLimit: limits.lower,
    upperLimit: limits.upper,
    nominal: limits.nominal,
    expected: limits.expected,
    referenceDesignator: component,
  };
}

function runInput(batch: Batch, file: string, run: Run, limitsSha256: string): RecordingInput {
  const { metadata } = run;
  const unitKey = batch.units.unitKey(run.part_number, run.dut_id);
  const key = [unitKey, metadata.test_name, metadata.attempt];
  return {
    ...batch.provenance('recordTestRuns', file, key, run.end_time),
    unitKey,
    procedure: metadata.test_name,
    procedureRevision: metadata.test_version,
    attempt: metadata.attempt,
    outcome: run.outcome,
    retestReason: metadata.retest_reason,
    site: run.site,
    stationId: run.station_id,
    operatorId: metadata.operator,
    fixtureId: metadata.fixture,
    firmwareUnderTest: metadata.firmware_under_test,
    startedTime: run.start_time,
    endedTime: run.end_time,
    limitsSha256,
    measurements: run.measurements.map(valueOf),
  };
}

/** What equals the default or the limit is left out: test records are most of the volume. */
function valueOf(measurement: Measurement): Readonly<Record<string, string>> {
  const { measured_value: value, status, units, limits, outcome } = measurement;
  return {
    ...(value === null ? {} : { value: String(value) }),
    ...(status === 'MEASURED' ? {} : { status }),
    ...(units === null || units === limits.units ? {} : { unit: units }),
    ...(outcome === null ? {} : { declaredOutcome: outcome }),
  };
}
