import { fact } from './open-provisioning';
import type { Provisioning, Result } from './open-provisioning';

/** The subgraph of a suite, once it is open. */
export interface Opened {
  provisioning: Provisioning;
}

export const SITE = 'north';
export const DIGEST = `FILE:sha256:${'a'.repeat(64)}`;
export const DIGEST_2 = `FILE:sha256:${'b'.repeat(64)}`;

let serial = 0;

/** The key of a unit nobody knows yet; keys ascend. */
export function newUnit(): string {
  serial += 1;
  return `01/09521234543213/21/U${String(serial).padStart(5, '0')}`;
}

/** Registers what the facts name. */
export async function registerPlant({ provisioning }: Opened): Promise<void> {
  await provisioning.record('registerStations', [
    { site: SITE, stationId: 'ST/1', name: 'Station 1' },
    { site: SITE, stationId: 'FCT-1' },
  ]);
  await provisioning.record('registerResources', [
    { site: SITE, resourceId: 'DMM-1', kind: 'INSTRUMENT', revision: 'B' },
    { site: SITE, resourceId: 'FX-1', kind: 'FIXTURE' },
  ]);
  await provisioning.record('recordCalibrations', [
    {
      site: SITE,
      resourceId: 'DMM-1',
      eventTime: '2025-01-10T08:00:00+01:00',
      calibrationDueDate: '2026-01-10',
    },
    {
      site: SITE,
      resourceId: 'DMM-1',
      eventTime: '2026-02-01T08:00:00+01:00',
      calibrationDueDate: '2027-02-01',
    },
  ]);
  await provisioning.record(
    'registerOperators',
    ['anna', 'bert', 'inge'].map((operatorId) => ({ site: SITE, operatorId })),
  );
  await provisioning.record('registerMachinePrograms', [
    { site: SITE, name: 'TOP/A', revision: '3', sha256: 'C'.repeat(64) },
  ]);
}

/** A stage run. */
export const stage = (unitKey: string, other: Readonly<Record<string, unknown>> = {}) =>
  fact({
    unitKey,
    stage: 'ICT',
    site: SITE,
    stationId: 'ST/1',
    operatorId: 'anna',
    machineProgram: { name: 'TOP/A', revision: '3' },
    resourceIds: ['FX-1', 'DMM-1'],
    startedTime: '2026-03-02T09:00:00+01:00',
    endedTime: '2026-03-02T09:01:00+01:00',
    result: 'COMPLETED',
    ...other,
  });

/** An installation of firmware. */
export const installation = (
  unitKey: string,
  eventTime: string,
  other: Readonly<Record<string, unknown>> = {},
) =>
  fact({
    unitKey,
    slot: 'application',
    purpose: 'PRODUCTION',
    source: 'PROGRAMMED',
    digest: DIGEST,
    eventTime,
    ...other,
  });

/** A limit as it is hashed. */
export const limit = (name: string, other: Readonly<Record<string, string | null>> = {}) => ({
  name,
  kind: 'NUMERIC',
  unit: 'V',
  comparator: 'GELE',
  lowerLimit: '3.2',
  upperLimit: '3.4',
  nominal: null,
  expected: null,
  referenceDesignator: null,
  ...other,
});

/** Limits of each kind of measurement. */
export const ITEMS = [
  limit('V_3V3'),
  limit('VERSION', {
    kind: 'STRING',
    unit: null,
    comparator: 'CASE_EQ',
    lowerLimit: null,
    upperLimit: null,
    expected: 'A1',
  }),
  limit('LED', {
    kind: 'BOOLEAN',
    unit: null,
    comparator: 'EQ',
    lowerLimit: null,
    upperLimit: null,
    expected: 'true',
  }),
];

/** Values within them. */
export const VALUES = [
  { value: '3300', unit: 'mV', declaredOutcome: 'PASS' },
  { value: 'A1' },
  { value: 'true' },
];

/** A test run. */
export const run = (unitKey: string, other: Readonly<Record<string, unknown>> = {}) =>
  fact({
    unitKey,
    procedure: 'FCT',
    attempt: 1,
    outcome: 'PASS',
    site: 'north',
    stationId: 'FCT-1',
    startedTime: '2026-03-02T09:59:00+01:00',
    endedTime: '2026-03-02T10:00:00+01:00',
    limits: ITEMS,
    measurements: VALUES,
    ...other,
  });

/** The fields asked for of a unit. */
export async function unit(
  { provisioning }: Opened,
  unitKey: string,
  fields: string,
): Promise<Record<string, never>> {
  const query = `query($unitKey: ID!) { unitProduction(unitKey: $unitKey) { ${fields} } }`;
  const { data } = await provisioning.ask(query, { unitKey });
  return (data as { unitProduction: Record<string, never> }).unitProduction;
}

/** Declares a record wrong. */
export function correct(
  { provisioning }: Opened,
  kind: string,
  subjectKey: string,
  correctedEventId: string,
): Promise<readonly Result[]> {
  return provisioning.record('correctProvisioningRecords', [
    { kind, subjectKey, correctedEventId, reason: 'INCORRECT_DATA', author: 'boss', site: SITE },
  ]);
}

/** The test runs of a unit with all that is said of them. */
export async function runsOf(opened: Opened, unitKey: string): Promise<readonly Record<string, never>[]> {
  const runs = await unit(opened, unitKey, RUN_FIELDS);
  return runs['testRuns'] as unknown as readonly Record<string, never>[];
}

const RUN_FIELDS = `testRuns { attempt outcome computedOutcome limitsSha256
  limits { procedure items { name upperLimit } } record { findings { code } }
  measurements { name kind status value unit comparator upperLimit expected limitUnit declaredOutcome computedOutcome } }`;

/** How many rows a table has. */
export async function countRows({ provisioning }: Opened, table: string): Promise<number> {
  const [row] = await provisioning.store.sql.$queryRawUnsafe<{ n: number }[]>(
    `SELECT count(*)::int AS n FROM ${table}`,
  );
  return row?.n ?? 0;
}
