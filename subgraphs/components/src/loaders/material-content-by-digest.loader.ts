import { createRowLoader } from '@tracegraph/subgraph-kit';

import { mergeItems } from '../services/material-content';
import type { MaterialContentRow } from '../store/material-set.store';
import type { Store } from '../store/store';

/** Contents of material sets by digest, their items merged as units show them; null for one that is not recorded. */
export type MaterialContentLoader = ReturnType<typeof createMaterialContentLoader>;

/** Loads the content of each set once, however many installations name it. */
export function createMaterialContentLoader(store: Store) {
  return createRowLoader<MaterialContentRow>(
    async (digests) => {
      const rows = await store.materialSets.findContents(digests);
      return rows.map((row) => ({ ...row, items: mergeItems(row.items) }));
    },
    (row) => row.sha256,
  );
}
