import { correctionSchema, recordList, refuse, toRefusal, unitKey } from '@tracegraph/record';
import type { CorrectionContent, Draft, RecordingPayload } from '@tracegraph/record';
import { z } from 'zod';

import type { Context } from '../context';
import { UnitRecordKind } from '../entities/unit-record-kind';
import type { UnitCorrectionInput } from '../inputs/correction.input';
import { RECORD_TABLES, UNIT_ROW_TABLES } from '../store/record-tables';
import type { RecordKind } from '../store/record-tables';
import type { StoreTables } from '../store/store';
import { publishCorrections } from './correction-references';
import { lockProducts } from './product-owners';
import { lockCartons } from './record-cartons';
import { readUnitKey } from './readers';
import { partyLock } from './register-parties';

/** Declares records wrong; both the wrong record and its correction stay readable, and the feed says so. */
export function correctUnitRecords(
  { store, pseudonymise }: Context,
  inputs: readonly UnitCorrectionInput[],
): Promise<RecordingPayload> {
  return recordList(inputs, {
    kind: 'CORRECTION',
    schema: correctionSchema(UnitRecordKind, pseudonymise).transform((content, context) => ({
      ...content,
      subjectKey: readSubject(content, context),
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

/** A unit key may come in any valid encoding; where the subject can only be a unit, it must be one. */
function readSubject({ kind, subjectKey }: CorrectionContent, context: z.RefinementCtx): string {
  if (RECORD_TABLES[kind as RecordKind].subjectColumn === 'unit_key') {
    const read = unitKey.safeParse(subjectKey);
    if (read.success) return read.data;
    const { code, expected } = toRefusal(read.error, subjectKey);
    refuse(context, { code, expected }, ['subjectKey']);
    return z.NEVER;
  }
  const isOfManyUnits = UNIT_ROW_TABLES[kind as RecordKind] !== undefined;
  return (isOfManyUnits ? readUnitKey(subjectKey) : null) ?? subjectKey;
}

/** What is corrected must not be recorded at the same time, or the feed would say what no longer holds. */
async function lock(tx: StoreTables, drafts: readonly Draft<CorrectionContent>[]): Promise<void> {
  const ofKind = (kind: RecordKind) =>
    drafts.filter(({ content }) => content.kind === kind).map(({ subjectKey }) => subjectKey);
  const ofShipments = await tx.shipments.findCartonIdsOf(ofKind('SHIPMENT'));
  const returned = ofKind('RETURN');
  const units = [...ofKind('CARTON'), ...ofKind('SHIPMENT'), ...returned].filter(
    (subject) => readUnitKey(subject) !== null,
  );
  if (returned.length > 0) units.push(...(await tx.shipments.findUnitKeysOf(returned)));
  await lockCartons(tx, [...ofKind('CARTON'), ...ofShipments], units, ofKind('PARTY').map(partyLock));
  await lockProducts(tx.sql, ofKind('PRODUCT'));
}
