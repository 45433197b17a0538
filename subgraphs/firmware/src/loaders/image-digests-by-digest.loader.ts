import { withRecords } from '@tracegraph/record';
import type { CorrectionLoader } from '@tracegraph/record';
import DataLoader from 'dataloader';

import { answeringImages } from '../services/answering-images';
import { digestsAbove } from '../services/digests-above';
import type { StoreTables } from '../store/store';

/** By any digest of an image, all digests under which it is in a unit: its own, and those of what is composed of it. */
export type ImageDigestsLoader = DataLoader<string, readonly string[]>;

/** Loads these digests in four statements, however deep images are composed. */
export function createImageDigestsLoader(
  store: StoreTables,
  corrections: CorrectionLoader,
): ImageDigestsLoader {
  return new DataLoader(
    async (digests) => {
      const claims = await store.images.findClaimsAbove(digests);
      const imageIds = [...new Set(claims.map((claim) => claim.subjectKey))];
      const [rows, parts] = await Promise.all([
        store.images.findMany(imageIds),
        store.images.findParts(imageIds),
      ]);
      const registrations = await withRecords(
        rows,
        { kind: 'FIRMWARE_IMAGE', subjectKey: (row) => row.subjectKey },
        corrections,
      );
      const images = answeringImages(claims, registrations);
      return digests.map((digest) => digestsAbove(digest, { images, parts }));
    },
    { maxBatchSize: 5_000 },
  );
}
