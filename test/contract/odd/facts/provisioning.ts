import { contentSha256 } from '@tracegraph/ledger';
import type { JsonValue } from '@tracegraph/ledger';

import type { Fact, Input } from '../kinds';
import { EARLIER, RECORD, TIME, quoted, unitKeyOf } from '../kinds';
import { digestOf, sha256Of } from './firmware';
import { SITE } from './units';

const production = (fields: string) => (input: Input) =>
  `unitProduction(unitKey: ${quoted(input['unitKey'])}) { ${fields} }`;

/** A station. */
export const STATION: Fact = {
  mutation: 'registerStations',
  input: (id) => ({ site: SITE, stationId: `ST-${id}`, name: `Station ${id}` }),
  read: ({ site, stationId }) =>
    `station(site: ${quoted(site)}, stationId: ${quoted(stationId)}) { ${RECORD} }`,
};

/** A machine program. */
export const PROGRAM: Fact = {
  mutation: 'registerMachinePrograms',
  input: (id) => ({ site: SITE, name: `PRG-${id}`, revision: 'A', sha256: sha256Of(id) }),
  read: ({ site, name, revision }) =>
    `machineProgram(site: ${quoted(site)}, name: ${quoted(name)}, revision: ${quoted(revision)}) { ${RECORD} }`,
};

/** A stage of the line. */
export const STAGE: Fact = {
  mutation: 'recordStageRuns',
  input: (id) => ({
    unitKey: unitKeyOf(id),
    stage: 'ICT',
    site: SITE,
    stationId: 'ST-1',
    resourceIds: ['FX-1'],
    startedTime: TIME,
    endedTime: TIME,
  }),
  read: production(`stages(includeSuperseded: true) { ${RECORD} }`),
};

/** A defect. */
export const DEFECT: Fact = {
  mutation: 'recordDefects',
  input: (id) => ({ unitKey: unitKeyOf(id), defectCode: 'BRIDGE', site: SITE, stationId: 'ST-1' }),
  read: production(`defects(includeSuperseded: true) { ${RECORD} }`),
};

/** A repair. */
export const REPAIR: Fact = {
  mutation: 'recordRepairs',
  input: (id) => ({ unitKey: unitKeyOf(id), site: SITE, action: 'RESOLDERED' }),
  read: production(`repairs(includeSuperseded: true) { ${RECORD} }`),
};

/** An image put into a unit. */
export const FIRMWARE: Fact = {
  mutation: 'recordFirmwareInstallations',
  input: (id) => ({
    unitKey: unitKeyOf(id),
    slot: 'application',
    purpose: 'PRODUCTION',
    source: 'PROGRAMMED',
    digest: digestOf(id),
  }),
  read: production(`firmware(includeSuperseded: true) { ${RECORD} }`),
};

/** What was observed of the locks of a unit. */
export const SECURITY: Fact = {
  mutation: 'recordSecurityStates',
  input: (id) => ({ unitKey: unitKeyOf(id), secureBoot: true, debugLocked: true }),
  read: production(`securityStates(includeSuperseded: true) { ${RECORD} }`),
};

/** A certificate put into a unit, known by its fingerprint. */
export const CERTIFICATE: Fact = {
  mutation: 'recordCertificateProvisionings',
  input: (id) => ({
    unitKey: unitKeyOf(id),
    purpose: 'IDEVID',
    keyOrigin: 'GENERATED_ON_DEVICE',
    certificateSha256: sha256Of(`certificate ${id}`),
  }),
  read: production(`provisioning(includeSuperseded: true) { ${RECORD} }`),
};

/** A document about a unit. */
export const ATTACHMENT: Fact = {
  mutation: 'recordAttachments',
  input: (id) => ({ unitKey: unitKeyOf(id), sha256: sha256Of(`photo ${id}`), mediaType: 'image/png' }),
  read: production(`attachments(includeSuperseded: true) { ${RECORD} }`),
};

/** A decision of final quality control. */
export const DECISION: Fact = {
  mutation: 'recordQcDecisions',
  input: (id) => ({ unitKey: unitKeyOf(id), attempt: 1, result: 'PASS', inspectorId: 'inge', site: SITE }),
  read: production(`qcDecisions(includeSuperseded: true) { ${RECORD} }`),
};

/** A voltage between 3.2 and 3.4 V. */
export const VOLTAGE = { name: 'V_3V3', kind: 'NUMERIC', unit: 'V', lowerLimit: '3.2', upperLimit: '3.4' };
/** A light that is on. */
export const LIGHT = { name: 'LED', kind: 'BOOLEAN', expected: 'true' };

/** A test of one voltage. */
export const RUN: Fact = {
  mutation: 'recordTestRuns',
  input: (id) => ({
    unitKey: unitKeyOf(id),
    procedure: 'FCT',
    attempt: 1,
    outcome: 'PASS',
    site: SITE,
    stationId: 'ST-1',
    startedTime: TIME,
    limits: [VOLTAGE],
    measurements: [{ value: '3.3', declaredOutcome: 'PASS' }],
  }),
  read: production(`testRuns(includeSuperseded: true) { ${RECORD} }`),
};

/** Limits of a procedure of their own. */
export const LIMITS: Fact = {
  mutation: 'registerTestLimits',
  input: (id) => ({ procedure: `PROC-${id}`, items: [VOLTAGE] }),
  read: ({ procedure, items }) =>
    `testLimits(sha256: ${quoted(limitsSha256(String(procedure), items as readonly Input[]))}) { ${RECORD} }`,
};

/** The name of limits: the hash of their content, null for what is absent. */
export function limitsSha256(procedure: string, items: readonly Input[]): string {
  const absent = Object.fromEntries(LIMIT_FIELDS.map((field) => [field, null]));
  return contentSha256({ procedure, items: items.map((item) => ({ ...absent, ...item })) as JsonValue });
}

const LIMIT_FIELDS = [
  'name',
  'kind',
  'unit',
  'comparator',
  'lowerLimit',
  'upperLimit',
  'nominal',
  'expected',
  'referenceDesignator',
];

/** An image put into the unit of this id before its test. */
export const programmed = (id: string, image: string, other: Input = {}): Input => ({
  ...FIRMWARE.input(id),
  digest: digestOf(image),
  eventTime: EARLIER,
  ...other,
});
