import type { SqlClient } from '@tracegraph/record';
import { createAdapter } from '@tracegraph/subgraph-kit';

import { PrismaClient } from '../generated/client';
import type { Prisma } from '../generated/client';
import { AttachmentStore } from './attachment.store';
import { CalibrationStore } from './calibration.store';
import { CertificateProvisioningStore } from './certificate-provisioning.store';
import { CorrectionStore } from './correction.store';
import { DefectStore } from './defect.store';
import { FirmwareInstallationStore } from './firmware-installation.store';
import { MachineProgramStore } from './machine-program.store';
import { MeasurementDistributionStore } from './measurement-distribution.store';
import { MeasurementFailureStore } from './measurement-failure.store';
import { OperatorStore } from './operator.store';
import { QcDecisionStore } from './qc-decision.store';
import { RepairStore } from './repair.store';
import { ResourceStore } from './resource.store';
import { SecurityStateStore } from './security-state.store';
import { StageRunStore } from './stage-run.store';
import { StageYieldStore } from './stage-yield.store';
import { StationStore } from './station.store';
import { TestLimitsStore } from './test-limits.store';
import { TestRunStore } from './test-run.store';
import { TestYieldStore } from './test-yield.store';

/** The records of the store, one noun each. */
export interface StoreTables {
  /** The raw side, for what all kinds of records share. */
  readonly sql: SqlClient;
  readonly attachments: AttachmentStore;
  readonly calibrations: CalibrationStore;
  readonly certificateProvisionings: CertificateProvisioningStore;
  readonly corrections: CorrectionStore;
  readonly defects: DefectStore;
  readonly firmwareInstallations: FirmwareInstallationStore;
  readonly machinePrograms: MachineProgramStore;
  readonly measurementDistributions: MeasurementDistributionStore;
  readonly measurementFailures: MeasurementFailureStore;
  readonly operators: OperatorStore;
  readonly qcDecisions: QcDecisionStore;
  readonly repairs: RepairStore;
  readonly resources: ResourceStore;
  readonly securityStates: SecurityStateStore;
  readonly stageRuns: StageRunStore;
  readonly stageYields: StageYieldStore;
  readonly stations: StationStore;
  readonly testLimits: TestLimitsStore;
  readonly testRuns: TestRunStore;
  readonly testYields: TestYieldStore;
}

/** The provisioning store. */
export interface Store extends StoreTables {
  /** Runs `work` in one transaction: all of it is stored, or nothing. */
  transaction<T>(work: (tables: StoreTables) => Promise<T>): Promise<T>;
  /** Closes the connections. */
  close(): Promise<void>;
}

/**
 * Opens the store; connections are made when they are needed.
 * @param databaseUrl `postgresql://…` with the application role
 */
export function openStore(databaseUrl: string): Store {
  const prisma = new PrismaClient({ adapter: createAdapter(databaseUrl) });
  return {
    ...tablesOf(prisma),
    transaction: (work) =>
      prisma.$transaction((tx) => work(tablesOf(tx)), { maxWait: 10_000, timeout: 60_000 }),
    close: () => prisma.$disconnect(),
  };
}

function tablesOf(database: Prisma.TransactionClient): StoreTables {
  return {
    sql: database,
    attachments: new AttachmentStore(database),
    calibrations: new CalibrationStore(database),
    certificateProvisionings: new CertificateProvisioningStore(database),
    corrections: new CorrectionStore(database),
    defects: new DefectStore(database),
    firmwareInstallations: new FirmwareInstallationStore(database),
    machinePrograms: new MachineProgramStore(database),
    measurementDistributions: new MeasurementDistributionStore(database),
    measurementFailures: new MeasurementFailureStore(database),
    operators: new OperatorStore(database),
    qcDecisions: new QcDecisionStore(database),
    repairs: new RepairStore(database),
    resources: new ResourceStore(database),
    securityStates: new SecurityStateStore(database),
    stageRuns: new StageRunStore(database),
    stageYields: new StageYieldStore(database),
    stations: new StationStore(database),
    testLimits: new TestLimitsStore(database),
    testRuns: new TestRunStore(database),
    testYields: new TestYieldStore(database),
  };
}
