import { appendCorrections, correctionSchema, firmwareDigest, recordList, sha256 } from '@tracegraph/record';
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
    schema: correctionSchema(FirmwareRecordKind, pseudonymise).transform((content) => ({
      ...content,
      subjectKey: readSubject(content.subjectKey),
    })),
    subjectKey: (content) => content.subjectKey,
    write: (drafts) => store.transaction((tx) => appendCorrections(tx.sql, drafts, RECORD_TABLES)),
  });
}

/** Records are about images, named by a digest, or keys, named by a SHA-256; both may come in upper case. */
function readSubject(text: string): string {
  return firmwareDigest.safeParse(text).data ?? sha256.safeParse(text).data ?? text;
}
