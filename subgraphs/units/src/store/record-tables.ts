import type { RecordTable } from '@tracegraph/record';

import type { UnitRecordKind } from '../entities/unit-record-kind';

/** A kind of record, by its name. */
export type RecordKind = keyof typeof UnitRecordKind;

/** Where the records of each kind lie. */
export const RECORD_TABLES: Readonly<Record<RecordKind, RecordTable>> = {
  PARTY: { table: 'party', subjectColumn: 'subject_key' },
  PRODUCT: { table: 'product', subjectColumn: 'subject_key' },
  SITE: { table: 'site', subjectColumn: 'subject_key' },
  WORK_ORDER: { table: 'work_order', subjectColumn: 'subject_key' },
  PANEL: { table: 'panel', subjectColumn: 'subject_key' },
  UNIT: { table: 'unit', subjectColumn: 'unit_key' },
  PANEL_BINDING: { table: 'panel_binding', subjectColumn: 'unit_key' },
  WORK_ORDER_ASSIGNMENT: { table: 'work_order_assignment', subjectColumn: 'unit_key' },
  IDENTITY_ASSIGNMENT: { table: 'identity_assignment', subjectColumn: 'unit_key' },
  IDENTITY_RELEASE: { table: 'identity_release', subjectColumn: 'unit_key' },
  DISPOSITION: { table: 'disposition', subjectColumn: 'unit_key' },
  UNIT_INSTALLATION: { table: 'unit_installation', subjectColumn: 'unit_key' },
  UNIT_REMOVAL: { table: 'unit_removal', subjectColumn: 'unit_key' },
  LABEL: { table: 'label', subjectColumn: 'unit_key' },
  LABEL_VERIFICATION: { table: 'label_verification', subjectColumn: 'unit_key' },
  CARTON: { table: 'carton', subjectColumn: 'subject_key' },
  SHIPMENT: { table: 'shipment', subjectColumn: 'subject_key' },
  RETURN: { table: 'unit_return', subjectColumn: 'subject_key' },
};

/** Where the records of many units lie, one row a unit: a correction may name one unit only. */
export const UNIT_ROW_TABLES: Readonly<Partial<Record<RecordKind, RecordTable>>> = {
  CARTON: { table: 'carton_unit', subjectColumn: 'unit_key' },
  SHIPMENT: { table: 'shipment_unit', subjectColumn: 'unit_key' },
  RETURN: { table: 'return_unit', subjectColumn: 'unit_key' },
};
