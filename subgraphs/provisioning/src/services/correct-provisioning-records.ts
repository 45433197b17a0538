import { appendCorrections, correctionSchema, recordList } from '@tracegraph/record';
import type { RecordingPayload } from '@tracegraph/record';

import type { Context } from '../context';
import { ProvisioningRecordKind } from '../entities/provisioning-record-kind';
import type { ProvisioningCorrectionInput } from '../inputs/correction.input';
import { RECORD_TABLES } from '../store/record-tables';

/** Declares records wrong; both the wrong record and its correction stay readable. */
export function correctProvisioningRecords(
  { store, pseudonymise }: Context,
  inputs: readonly ProvisioningCorrectionInput[],
): Promise<RecordingPayload> {
  return recordList(inputs, {
    kind: 'CORRECTION',
    schema: correctionSchema(ProvisioningRecordKind, pseudonymise),
    subjectKey: (content) => content.subjectKey,
    write: (drafts) => store.transaction((tx) => appendCorrections(tx.sql, drafts, RECORD_TABLES)),
  });
}
