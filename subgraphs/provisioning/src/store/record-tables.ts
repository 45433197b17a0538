import type { RecordTable } from '@tracegraph/record';

import type { ProvisioningRecordKind } from '../entities/provisioning-record-kind';

/** Where the records of each kind lie. */
export const RECORD_TABLES: Readonly<Record<keyof typeof ProvisioningRecordKind, RecordTable>> = {
  STATION: { table: 'station', subjectColumn: 'subject_key' },
  RESOURCE: { table: 'resource', subjectColumn: 'subject_key' },
  CALIBRATION: { table: 'calibration', subjectColumn: 'subject_key' },
  OPERATOR: { table: 'operator', subjectColumn: 'subject_key' },
  MACHINE_PROGRAM: { table: 'machine_program', subjectColumn: 'subject_key' },
  STAGE_RUN: { table: 'stage_run', subjectColumn: 'unit_key' },
  DEFECT: { table: 'defect', subjectColumn: 'unit_key' },
  REPAIR: { table: 'repair', subjectColumn: 'unit_key' },
  FIRMWARE_INSTALLATION: { table: 'firmware_installation', subjectColumn: 'unit_key' },
  SECURITY_STATE: { table: 'security_state', subjectColumn: 'unit_key' },
  CERTIFICATE_PROVISIONING: { table: 'certificate_provisioning', subjectColumn: 'unit_key' },
  TEST_LIMITS: { table: 'test_limits', subjectColumn: 'subject_key' },
  TEST_RUN: { table: 'test_run', subjectColumn: 'unit_key' },
  ATTACHMENT: { table: 'attachment', subjectColumn: 'unit_key' },
  QC_DECISION: { table: 'qc_decision', subjectColumn: 'unit_key' },
};
