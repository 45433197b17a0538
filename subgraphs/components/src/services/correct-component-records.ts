import { appendCorrections, correctionSchema, recordList } from '@tracegraph/record';
import type { RecordingPayload } from '@tracegraph/record';

import type { Context } from '../context';
import { ComponentRecordKind } from '../entities/component-record-kind';
import type { ComponentCorrectionInput } from '../inputs/correction.input';
import { RECORD_TABLES } from '../store/record-tables';
import { causesOf, examineUnits } from './examine-units';

/** Declares records wrong; both the wrong record and its correction stay readable. */
export function correctComponentRecords(
  { store, pseudonymise }: Context,
  inputs: readonly ComponentCorrectionInput[],
): Promise<RecordingPayload> {
  return recordList(inputs, {
    kind: 'CORRECTION',
    schema: correctionSchema(ComponentRecordKind, pseudonymise),
    subjectKey: (content) => content.subjectKey,
    write: (drafts) =>
      store.transaction(async (tx) => {
        const appended = await appendCorrections(tx.sql, drafts, RECORD_TABLES);
        const ofUnits = drafts.filter(
          ({ content: { kind } }) => RECORD_TABLES[kind].subjectColumn === 'unit_key',
        );
        await examineUnits(tx, causesOf('CORRECTION', ofUnits, appended));
        return appended;
      }),
  });
}
