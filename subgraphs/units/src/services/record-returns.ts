import { addFinding, envelope, name, optional, partyCode, recordList, siteCode } from '@tracegraph/record';
import type { Draft, RecordingPayload } from '@tracegraph/record';
import { z } from 'zod';

import type { Context } from '../context';
import type { ReturnInput } from '../inputs/shipment.input';
import type { StoreTables } from '../store/store';
import { bySubject, examineReferences } from './examine';
import { unitKeys } from './readers';
import { lockCartons } from './record-cartons';
import { reconcileShipments } from './shipment-references';
import { storedOf } from './unit-references';
import { readUnitShipments } from './unit-shipments';

const schema = z.object({
  ...envelope,
  shipmentNumber: name,
  returnedBy: optional(partyCode),
  site: optional(siteCode),
  unitKeys,
});

/** A return as read. */
export type ReturnContent = z.output<typeof schema>;

/** Takes units back. */
export function recordReturns({ store }: Context, inputs: readonly ReturnInput[]): Promise<RecordingPayload> {
  return recordList(inputs, {
    kind: 'RETURN',
    schema,
    subjectKey: (content) => content.shipmentNumber,
    write: (drafts) =>
      store.transaction(async (tx) => {
        // A unit that came back leaves again with its carton.
        await lockCartons(
          tx,
          [],
          drafts.flatMap(({ content }) => content.unitKeys),
        );
        await examine(tx, drafts);
        await tx.knownUnits.note(drafts.flatMap(({ content }) => content.unitKeys));
        const appended = await tx.shipments.appendReturns(drafts);
        const stored = storedOf(drafts, appended);
        await reconcileShipments(
          tx,
          stored.flatMap(({ content }) => content.unitKeys),
          new Map(),
        );
        return appended;
      }),
  });
}

async function examine(tx: StoreTables, drafts: readonly Draft<ReturnContent>[]): Promise<void> {
  await examineReferences(drafts, {
    code: 'PARTY_UNKNOWN',
    noun: 'party',
    names: ({ returnedBy }) => [returnedBy],
    findKnown: async (codes) => bySubject(await tx.parties.findMany(codes)).keys(),
  });
  await examineReferences(drafts, {
    code: 'UNIT_UNKNOWN',
    noun: 'unit',
    names: (content) => content.unitKeys,
    areUnits: true,
    findKnown: (keys) => tx.knownUnits.findKnown(keys),
  });
  const shipments = await readUnitShipments(tx, [
    ...new Set(drafts.flatMap(({ content }) => content.unitKeys)),
  ]);
  const outbound = shipments.filter((one) => one.direction === 'OUTBOUND' && one.correctedBy === null);
  for (const draft of drafts) {
    const time = new Date(draft.content.eventTime);
    if (draft.content.unitKeys.length === 0) addFinding(draft, 'SHIPMENT_EMPTY', 'The return names no unit.');
    for (const unitKey of draft.content.unitKeys)
      if (!outbound.some((one) => one.unitKey === unitKey && one.row.eventTime <= time))
        addFinding(draft, 'UNIT_NOT_SHIPPED', `No shipment of ${unitKey} is recorded before that time.`, {
          unitKey,
        });
  }
}
