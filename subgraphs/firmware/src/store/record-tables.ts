import type { RecordTable } from '@tracegraph/record';

import type { FirmwareRecordKind } from '../entities/firmware-record-kind';

/** Where the records of each kind lie. */
export const RECORD_TABLES: Readonly<Record<keyof typeof FirmwareRecordKind, RecordTable>> = {
  FIRMWARE_IMAGE: { table: 'firmware_image', subjectColumn: 'subject_key' },
  SIGNING_KEY: { table: 'signing_key', subjectColumn: 'subject_key' },
  SIGNATURE: { table: 'image_signature', subjectColumn: 'subject_key' },
  SIGNING_KEY_STATE: { table: 'signing_key_state', subjectColumn: 'subject_key' },
  RELEASE: { table: 'release_approval', subjectColumn: 'subject_key' },
  SBOM_REFERENCE: { table: 'sbom_reference', subjectColumn: 'subject_key' },
};
