import { AttachmentResolver } from './attachment.resolver';
import { CertificateProvisioningResolver } from './certificate-provisioning.resolver';
import { CertificateResolver } from './certificate.resolver';
import { ConflictResolver } from './conflict.resolver';
import { CorrectionResolver } from './correction.resolver';
import { DefectResolver } from './defect.resolver';
import { FindingResolver } from './finding.resolver';
import { FirmwareImageResolver } from './firmware-image.resolver';
import { FirmwareInstallationResolver } from './firmware-installation.resolver';
import { MachineProgramResolver } from './machine-program.resolver';
import { MeasurementDistributionResolver } from './measurement-distribution.resolver';
import { MeasurementFailuresResolver } from './measurement-failures.resolver';
import { OperatorResolver } from './operator.resolver';
import { QcDecisionResolver } from './qc-decision.resolver';
import { RepairResolver } from './repair.resolver';
import { ResourceResolver } from './resource.resolver';
import { SecurityStateResolver } from './security-state.resolver';
import { SigningKeyResolver } from './signing-key.resolver';
import { StageRunResolver } from './stage-run.resolver';
import { StageYieldResolver } from './stage-yield.resolver';
import { StationResolver } from './station.resolver';
import { TestLimitsResolver } from './test-limits.resolver';
import { TestRunResolver } from './test-run.resolver';
import { TestYieldResolver } from './test-yield.resolver';
import { UnitResolver } from './unit.resolver';
import { UnitsByFirmwareResolver } from './units-by-firmware.resolver';
import { UnitsByResultResolver } from './units-by-result.resolver';
import { UnitsByWorkResolver } from './units-by-work.resolver';

/** All resolvers of the subgraph. */
export const RESOLVERS = [
  AttachmentResolver,
  CertificateProvisioningResolver,
  CertificateResolver,
  ConflictResolver,
  CorrectionResolver,
  DefectResolver,
  FindingResolver,
  FirmwareImageResolver,
  FirmwareInstallationResolver,
  MachineProgramResolver,
  MeasurementDistributionResolver,
  MeasurementFailuresResolver,
  OperatorResolver,
  QcDecisionResolver,
  RepairResolver,
  ResourceResolver,
  SecurityStateResolver,
  SigningKeyResolver,
  StageRunResolver,
  StageYieldResolver,
  StationResolver,
  TestLimitsResolver,
  TestRunResolver,
  TestYieldResolver,
  UnitResolver,
  UnitsByFirmwareResolver,
  UnitsByResultResolver,
  UnitsByWorkResolver,
] as const;
