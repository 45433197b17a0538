import { correctionKey, toRecord } from '@tracegraph/record';
import type { Recorded } from '@tracegraph/record';
import { createUnitFactLoader } from '@tracegraph/subgraph-kit';
import type DataLoader from 'dataloader';

import type { CartonUnitModel } from '../generated/models';
import type { Store } from '../store/store';
import type { UnitRecordParts } from './unit-records.loader';

/** Effective packings by unit, the earliest first. */
export type CartonsOfUnitLoader = DataLoader<string, readonly Recorded<CartonUnitModel>[]>;

/** Loads the cartons of units; a packing may be declared wrong for one unit, or for the whole carton. */
export function createCartonsOfUnitLoader(
  store: Store,
  { boundKeys, corrections }: UnitRecordParts,
): CartonsOfUnitLoader {
  return createUnitFactLoader(boundKeys, async (unitKeys) => {
    const rows = await store.cartons.findPackings(unitKeys);
    const found = await corrections.loader.loadMany(
      rows.flatMap(({ unitKey, eventId, cartonId, cartonEventId }) => [
        correctionKey('CARTON', unitKey, eventId),
        correctionKey('CARTON', cartonId, cartonEventId),
      ]),
    );
    return rows.flatMap((row, at) => {
      const ofBoth = found.slice(2 * at, 2 * at + 2);
      for (const correction of ofBoth) if (correction instanceof Error) throw correction;
      return ofBoth.every((correction) => correction === null)
        ? [{ ...row, record: toRecord(row, null) }]
        : [];
    });
  });
}
