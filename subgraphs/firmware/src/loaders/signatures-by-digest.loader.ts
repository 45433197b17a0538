import { withRecords } from '@tracegraph/record';
import type { CorrectionLoader, Recorded } from '@tracegraph/record';
import { createGroupLoader } from '@tracegraph/subgraph-kit';

import type { ImageSignatureModel } from '../generated/models';
import type { StoreTables } from '../store/store';

/** Signatures by the digest they were recorded under, also those declared wrong. */
export type SignaturesLoader = ReturnType<typeof createSignaturesLoader>;

/** Loads signatures over images, in the order of event time and id. */
export function createSignaturesLoader(store: StoreTables, corrections: CorrectionLoader) {
  return createGroupLoader<Recorded<ImageSignatureModel>>(
    async (digests) =>
      withRecords(
        await store.signatures.findMany(digests),
        { kind: 'SIGNATURE', subjectKey: (row) => row.subjectKey },
        corrections,
        true,
      ),
    (row) => row.subjectKey,
  );
}
