import { correctionSchema, lockKeys, recordList } from '@tracegraph/record';
import type { CorrectionContent, Draft, RecordingPayload } from '@tracegraph/record';

import type { Context } from '../context';
import { UnitRecordKind } from '../entities/unit-record-kind';
import type { UnitCorrectionInput } from '../inputs/correction.input';
import { RECORD_TABLES, UNIT_ROW_TABLES } from '../store/record-tables';
import type { RecordKind } from '../store/record-tables';
import type { StoreTables } from '../store/store';
import { publishCorrections } from './correction-references';
import { lockProducts } from './product-owners';
import { cartonLock } from './record-cartons';
import { readUnitKey } from './readers';
import { partyLock } from './register-parties';

/** Declares records wrong; both the wrong record and its correction stay readable, and the feed says so. */
export function correctUnitRecords(
  { store, pseudonymise }: Context,
  inputs: readonly UnitCorrectionInput[],
): Promise<RecordingPayload> {
  return recordList(inputs, {
    kind: 'CORRECTION',
    schema: correctionSchema(UnitRecordKind, pseudonymise).transform((content) => ({
      ...content,
      subjectKey: canonicalSubject(content),
    })),
    subjectKey: (content) => content.subjectKey,
    write: (drafts) =>
      store.transaction(async (tx) => {
        await lock(tx, drafts);
        const appended = await tx.corrections.append(drafts, namesOneUnit);
        await publishCorrections(tx, drafts, appended);
        return appended;
      }),
  });
}

/** Says of a record about many units whether only one of them is corrected. */
export function namesOneUnit({ content }: Draft<CorrectionContent>): boolean {
  return (
    UNIT_ROW_TABLES[content.kind as RecordKind] !== undefined && readUnitKey(content.subjectKey) !== null
  );
}

/** A unit key may come in any valid encoding; other subjects are compared as they are. */
function canonicalSubject({ kind, subjectKey }: CorrectionContent): string {
  const isAboutUnits =
    RECORD_TABLES[kind as RecordKind].subjectColumn === 'unit_key' ||
    UNIT_ROW_TABLES[kind as RecordKind] !== undefined;
  return (isAboutUnits ? readUnitKey(subjectKey) : null) ?? subjectKey;
}

/** What is corrected must not be recorded at the same time, or the feed would say what no longer holds. */
async function lock(tx: StoreTables, drafts: readonly Draft<CorrectionContent>[]): Promise<void> {
  const ofKind = (kind: RecordKind) =>
    drafts.filter(({ content }) => content.kind === kind).map(({ subjectKey }) => subjectKey);
  await lockKeys(tx.sql, [...ofKind('CARTON').map(cartonLock), ...ofKind('PARTY').map(partyLock)]);
  await lockProducts(tx.sql, ofKind('PRODUCT'));
}
