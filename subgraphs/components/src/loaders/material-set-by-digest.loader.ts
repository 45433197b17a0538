import { toRecord } from '@tracegraph/record';
import { createRowLoader } from '@tracegraph/subgraph-kit';

import type { Store } from '../store/store';

/** Material sets by digest; null for one that is not registered. */
export type MaterialSetLoader = ReturnType<typeof createMaterialSetLoader>;

/** Loads the effective registration of each set with its content; of several the earliest recorded one answers. */
export function createMaterialSetLoader(store: Store) {
  return createRowLoader(
    async (digests) => {
      const rows = await store.materialSets.findStanding(digests);
      return rows.map((row) => ({ ...row, record: toRecord(row, null) }));
    },
    (row) => row.sha256,
  );
}
