import type { RecordRow } from '@tracegraph/record';
import { createBoundKeyLoader, createOutboundTimeLoader } from '@tracegraph/unit-reference';
import { createRowLoader } from '@tracegraph/subgraph-kit';

import type { ProvisioningRecordKind } from '../entities/provisioning-record-kind';
import type { TestLimitsContentModel } from '../generated/models';
import type { Store } from '../store/store';
import {
  createCertificateLoader,
  createDeclaredCertificateLoader,
} from './certificates-by-fingerprint.loader';
import { createCorrections } from './corrections-by-subject.loader';
import type { Corrections } from './corrections-by-subject.loader';
import { createFactLoader } from './facts-by-unit.loader';
import { createJudgedRunLoader } from './judged-run-by-run.loader';
import {
  createContentLoader,
  createHistoryLoader,
  createRegistrationLoader,
} from './registrations-by-key.loader';

/** The loaders of one request. */
export type Loaders = ReturnType<typeof createLoaders>;

/** New loaders for a request. */
export function createLoaders(store: Store) {
  const corrections = createCorrections(store);
  const limitsContents = createRowLoader<TestLimitsContentModel>(
    (hashes) => store.testLimits.findContents(hashes),
    (row) => row.subjectKey,
  );
  return {
    ...createUnitLoaders(store, corrections),
    ...createRegistrationLoaders(store, corrections),
    certificates: createCertificateLoader(store),
    declaredCertificates: createDeclaredCertificateLoader(store, corrections),
    limitsContents,
    judgedRuns: createJudgedRunLoader(limitsContents),
  };
}

/** What is recorded about units, by unit key. */
function createUnitLoaders(store: Store, corrections: Corrections) {
  const boundKeys = createBoundKeyLoader(store.sql);
  const facts = <R extends RecordRow & { readonly unitKey: string }>(
    kind: keyof typeof ProvisioningRecordKind,
    table: { findMany(unitKeys: readonly string[]): Promise<readonly R[]> },
  ) => createFactLoader(kind, (unitKeys) => table.findMany(unitKeys), boundKeys, corrections);
  return {
    outboundTimes: createOutboundTimeLoader(store.sql),
    stageRuns: facts('STAGE_RUN', store.stageRuns),
    defects: facts('DEFECT', store.defects),
    repairs: facts('REPAIR', store.repairs),
    firmwareInstallations: facts('FIRMWARE_INSTALLATION', store.firmwareInstallations),
    securityStates: facts('SECURITY_STATE', store.securityStates),
    certificateProvisionings: facts('CERTIFICATE_PROVISIONING', store.certificateProvisionings),
    testRuns: facts('TEST_RUN', store.testRuns),
    attachments: facts('ATTACHMENT', store.attachments),
    qcDecisions: facts('QC_DECISION', store.qcDecisions),
  };
}

/** What is registered, by `<site>/<number>` or hash. */
function createRegistrationLoaders(store: Store, corrections: Corrections) {
  return {
    stations: createRegistrationLoader('STATION', (keys) => store.stations.findMany(keys), corrections),
    resources: createRegistrationLoader('RESOURCE', (keys) => store.resources.findMany(keys), corrections),
    calibrations: createHistoryLoader(
      'CALIBRATION',
      (keys) => store.calibrations.findMany(keys),
      corrections,
    ),
    machinePrograms: createRegistrationLoader(
      'MACHINE_PROGRAM',
      (keys) => store.machinePrograms.findMany(keys),
      corrections,
    ),
    testLimits: createContentLoader('TEST_LIMITS', (keys) => store.testLimits.findMany(keys), corrections),
  };
}
