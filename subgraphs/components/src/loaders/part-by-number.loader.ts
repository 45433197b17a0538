import { withRecords } from '@tracegraph/record';
import type { CorrectionLoader, Recorded } from '@tracegraph/record';
import { createRowLoader } from '@tracegraph/subgraph-kit';

import type { PartModel } from '../generated/models';
import type { Store } from '../store/store';

/** Parts by internal part number; null for one that is not registered. */
export type PartLoader = ReturnType<typeof createPartLoader>;

/** Loads the effective registration of each part; of several the earliest recorded one answers. */
export function createPartLoader(store: Store, corrections: CorrectionLoader) {
  return createRowLoader<Recorded<PartModel>>(
    async (numbers) =>
      withRecords(
        await store.parts.findMany(numbers),
        { kind: 'PART', subjectKey: (row) => row.subjectKey },
        corrections,
      ),
    (row) => row.subjectKey,
  );
}
