import { appendCorrections, correctionSchema, recordList } from '@tracegraph/record';
import type { RecordingPayload } from '@tracegraph/record';

import type { Context } from '../context';
import { ComponentRecordKind } from '../entities/component-record-kind';
import type { ComponentCorrectionInput } from '../inputs/correction.input';
import { RECORD_TABLES } from '../store/record-tables';

/** Declares records wrong; both the wrong record and its correction stay readable. */
export function correctComponentRecords(
  { store, pseudonymise }: Context,
  inputs: readonly ComponentCorrectionInput[],
): Promise<RecordingPayload> {
  return recordList(inputs, {
    kind: 'CORRECTION',
    schema: correctionSchema(ComponentRecordKind, pseudonymise),
    subjectKey: (content) => content.subjectKey,
    write: (drafts) => store.transaction((tx) => appendCorrections(tx.sql, drafts, RECORD_TABLES)),
  });
}
