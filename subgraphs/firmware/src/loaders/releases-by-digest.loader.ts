import { withRecords } from '@tracegraph/record';
import type { CorrectionLoader, Recorded } from '@tracegraph/record';
import { createGroupLoader } from '@tracegraph/subgraph-kit';

import type { ReleaseApprovalModel } from '../generated/models';
import type { StoreTables } from '../store/store';

/** Approvals by the digest they were recorded under, also those declared wrong. */
export type ReleasesLoader = ReturnType<typeof createReleasesLoader>;

/** Loads approvals of images, in the order of event time and id. */
export function createReleasesLoader(store: StoreTables, corrections: CorrectionLoader) {
  return createGroupLoader<Recorded<ReleaseApprovalModel>>(
    async (digests) =>
      withRecords(
        await store.releases.findMany(digests),
        { kind: 'RELEASE', subjectKey: (row) => row.subjectKey },
        corrections,
        true,
      ),
    (row) => row.subjectKey,
  );
}
