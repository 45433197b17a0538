import { addFinding, envelope, name, optional, partyCode, recordList } from '@tracegraph/record';
import type { Draft, RecordingPayload } from '@tracegraph/record';
import { z } from 'zod';

import type { Context } from '../context';
import type { ShipmentInput } from '../inputs/shipment.input';
import type { StoreTables } from '../store/store';
import { bySubject, examineReferences } from './examine';
import { examineDepartures } from './examine-departures';
import { cartonIds, unitKeys } from './readers';
import { lockCartons } from './record-cartons';
import { partyLock } from './register-parties';
import { reconcileShipments } from './shipment-references';
import { storedOf } from './unit-references';

const schema = z.object({
  ...envelope,
  shipmentNumber: name,
  soldTo: optional(partyCode),
  shipTo: optional(partyCode),
  unitKeys,
  cartonIds,
});

/** A shipment as read. */
export type ShipmentContent = z.output<typeof schema>;

/** Ships units, and cartons with what is packed in them. */
export function recordShipments(
  { store }: Context,
  inputs: readonly ShipmentInput[],
): Promise<RecordingPayload> {
  return recordList(inputs, {
    kind: 'SHIPMENT',
    schema,
    subjectKey: (content) => content.shipmentNumber,
    write: (drafts) =>
      store.transaction(async (tx) => {
        await lock(tx, drafts);
        await examine(tx, drafts);
        await examineDepartures(tx, drafts);
        await tx.knownUnits.note(drafts.flatMap(({ content }) => content.unitKeys));
        const appended = await tx.shipments.append(drafts);
        const numbers = storedOf(drafts, appended).map(({ subjectKey }) => subjectKey);
        await reconcileShipments(tx, await tx.shipments.findUnitKeysOf(numbers), new Map());
        return appended;
      }),
  });
}

/** What is packed in the cartons, and where the party is, MUST NOT change while the feed is told of the shipment. */
async function lock(tx: StoreTables, drafts: readonly Draft<ShipmentContent>[]): Promise<void> {
  const parties = drafts.flatMap(({ content: { shipTo } }) => (shipTo === null ? [] : [partyLock(shipTo)]));
  await lockCartons(
    tx,
    drafts.flatMap(({ content }) => content.cartonIds),
    [],
    parties,
  );
}

async function examine(tx: StoreTables, drafts: readonly Draft<ShipmentContent>[]): Promise<void> {
  await examineReferences(drafts, {
    code: 'PARTY_UNKNOWN',
    noun: 'party',
    names: ({ soldTo, shipTo }) => [soldTo, shipTo],
    findKnown: async (codes) => bySubject(await tx.parties.findMany(codes)).keys(),
  });
  await examineReferences(drafts, {
    code: 'UNIT_UNKNOWN',
    noun: 'unit',
    names: (content) => content.unitKeys,
    areUnits: true,
    findKnown: (keys) => tx.knownUnits.findKnown(keys),
  });
  await examineReferences(drafts, {
    code: 'CARTON_UNKNOWN',
    noun: 'carton',
    names: (content) => content.cartonIds,
    findKnown: async (cartons) => (await tx.cartons.findUnitKeys(cartons)).keys(),
  });
  for (const draft of drafts)
    if (draft.content.unitKeys.length + draft.content.cartonIds.length === 0)
      addFinding(draft, 'SHIPMENT_EMPTY', 'The shipment names neither a unit nor a carton.');
}
