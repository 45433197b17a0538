import type { RecordTable } from '@tracegraph/record';

import type { ComponentRecordKind } from '../entities/component-record-kind';

/** Where the records of each kind lie. */
export const RECORD_TABLES: Readonly<Record<keyof typeof ComponentRecordKind, RecordTable>> = {
  PART: { table: 'part', subjectColumn: 'subject_key' },
  MANUFACTURER_LOT: { table: 'manufacturer_lot', subjectColumn: 'subject_key' },
  MATERIAL_PACKAGE: { table: 'material_package', subjectColumn: 'subject_key' },
  MATERIAL_SET: { table: 'material_set', subjectColumn: 'subject_key' },
  INSTALLATION: { table: 'installation', subjectColumn: 'unit_key' },
  REMOVAL: { table: 'removal', subjectColumn: 'unit_key' },
};
