import { toRecord } from '@tracegraph/record';
import { createRowLoader } from '@tracegraph/subgraph-kit';

import type { Store } from '../store/store';

/** Lots by key; null for one that is not registered. */
export type ManufacturerLotLoader = ReturnType<typeof createManufacturerLotLoader>;

/** Loads the effective registration of each lot, once however many units share it; of several the earliest recorded one answers. */
export function createManufacturerLotLoader(store: Store) {
  return createRowLoader(
    async (lotKeys) => {
      const rows = await store.manufacturerLots.findStanding(lotKeys);
      return rows.map((row) => ({ ...row, record: toRecord(row, null) }));
    },
    (row) => row.lotKey,
  );
}
