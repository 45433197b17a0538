import { appendCorrections, correctionSchema, recordList } from '@tracegraph/record';
import type { RecordingPayload } from '@tracegraph/record';

import type { Context } from '../context';
import { FirmwareRecordKind } from '../entities/firmware-record-kind';
import type { FirmwareCorrectionInput } from '../inputs/correction.input';
import { RECORD_TABLES } from '../store/record-tables';

/** Declares records wrong; both the wrong record and its correction stay readable. */
export function correctFirmwareRecords(
  { store, pseudonymise }: Context,
  inputs: readonly FirmwareCorrectionInput[],
): Promise<RecordingPayload> {
  return recordList(inputs, {
    kind: 'CORRECTION',
    schema: correctionSchema(FirmwareRecordKind, pseudonymise),
    subjectKey: (content) => content.subjectKey,
    write: (drafts) => store.transaction((tx) => appendCorrections(tx.sql, drafts, RECORD_TABLES)),
  });
}
