import { withRecords } from '@tracegraph/record';
import type { CorrectionLoader, Recorded } from '@tracegraph/record';
import { createGroupLoader } from '@tracegraph/subgraph-kit';

import type { SbomReferenceModel } from '../generated/models';
import type { StoreTables } from '../store/store';

/** Bills of software by the digest they were recorded under, also those declared wrong. */
export type SbomsLoader = ReturnType<typeof createSbomsLoader>;

/** Loads bills of software of images, in the order of event time and id. */
export function createSbomsLoader(store: StoreTables, corrections: CorrectionLoader) {
  return createGroupLoader<Recorded<SbomReferenceModel>>(
    async (digests) =>
      withRecords(
        await store.sboms.findMany(digests),
        { kind: 'SBOM_REFERENCE', subjectKey: (row) => row.subjectKey },
        corrections,
        true,
      ),
    (row) => row.subjectKey,
  );
}
