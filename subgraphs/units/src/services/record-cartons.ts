import { addFinding, envelope, lockKeys, recordList } from '@tracegraph/record';
import type { Draft, RecordingPayload } from '@tracegraph/record';
import { z } from 'zod';

import type { Context } from '../context';
import type { CartonInput } from '../inputs/carton.input';
import type { StoreTables } from '../store/store';
import { cartonId, unitKeys } from './readers';
import { reconcileShipments } from './shipment-references';
import { readUnitShipments } from './unit-shipments';
import { storedOf } from './unit-references';

const schema = z.object({ ...envelope, cartonId, unitKeys });

/** A packing as read. */
export type CartonContent = z.output<typeof schema>;

/** Packs units in cartons; where a carton is shipped already, its units are shipped with it from now on. */
export function recordCartons({ store }: Context, inputs: readonly CartonInput[]): Promise<RecordingPayload> {
  return recordList(inputs, {
    kind: 'CARTON',
    schema,
    subjectKey: (content) => content.cartonId,
    write: (drafts) =>
      store.transaction(async (tx) => {
        await lockCartons(
          tx,
          drafts.map(({ subjectKey }) => subjectKey),
          drafts.flatMap(({ content }) => content.unitKeys),
        );
        await tx.knownUnits.note(drafts.flatMap(({ content }) => content.unitKeys));
        await examine(tx, drafts);
        const appended = await tx.cartons.append(drafts);
        const causes = new Map(
          storedOf(drafts, appended).flatMap((draft) =>
            draft.content.unitKeys.map((unitKey) => [unitKey, draft] as const),
          ),
        );
        await reconcileShipments(tx, [...causes.keys()], causes);
        return appended;
      }),
  });
}

/**
 * Holds cartons while what leaves with them changes: those packed or shipped, and those that units are taken out of.
 * @param cartonIds packed, shipped or corrected
 * @param unitKeys packed or corrected: each may lie in another carton so far
 */
export async function lockCartons(
  tx: StoreTables,
  cartonIds: readonly string[],
  unitKeys: readonly string[],
  others: readonly string[] = [],
): Promise<void> {
  const packings = await tx.cartons.findPackings([...new Set(unitKeys)]);
  const cartons = [...cartonIds, ...packings.map(({ cartonId: carton }) => carton)];
  await lockKeys(tx.sql, [...cartons.map((carton) => `CARTON:${carton}`), ...others]);
}

/** Compares packings with those before them, of the store and of the list: a unit leaves a carton by shipment only. */
async function examine(tx: StoreTables, drafts: readonly Draft<CartonContent>[]): Promise<void> {
  const keys = [...new Set(drafts.flatMap(({ content }) => content.unitKeys))];
  const packings = (await tx.cartons.findPackings(keys)).map(({ unitKey, cartonId: carton, eventTime }) => ({
    unitKey,
    carton,
    eventTime,
  }));
  const shipments = await readUnitShipments(tx, keys);
  for (const draft of drafts) {
    const time = new Date(draft.content.eventTime);
    for (const unitKey of draft.content.unitKeys) {
      const latest = packings.filter((one) => one.unitKey === unitKey && one.eventTime <= time).at(-1);
      if (!latest || latest.carton === draft.subjectKey) continue;
      const left = shipments.some(
        ({ unitKey: key, row }) =>
          key === unitKey && row.eventTime >= latest.eventTime && row.eventTime <= time,
      );
      if (!left)
        addFinding(
          draft,
          'UNIT_ALREADY_PACKED',
          `${unitKey} was packed in ${latest.carton} and not shipped with it.`,
          { referenceKeys: [latest.carton], unitKey },
        );
    }
    for (const unitKey of draft.content.unitKeys)
      packings.push({ unitKey, carton: draft.subjectKey, eventTime: time });
  }
}
