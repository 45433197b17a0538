import type { RecordTable } from '@tracegraph/record';

import type { ComponentRecordKind } from '../entities/component-record-kind';

/** Where the records of each kind lie. */
export const RECORD_TABLES: Readonly<Record<keyof typeof ComponentRecordKind, RecordTable>> = {
  PART: { table: 'part', subjectColumn: 'subject_key' },
};
