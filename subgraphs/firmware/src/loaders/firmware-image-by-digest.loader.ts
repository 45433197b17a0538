import { withRecords } from '@tracegraph/record';
import type { CorrectionLoader, Recorded } from '@tracegraph/record';
import DataLoader from 'dataloader';

import type { FirmwareImageModel } from '../generated/models';
import { answeringImages } from '../services/answering-images';
import type { AnsweringImage } from '../services/answering-images';
import type { StoreTables } from '../store/store';

/** An image as it is known now. */
export type Image = AnsweringImage<Recorded<FirmwareImageModel>>;

/** Images by any of their digests; null for a digest that no registered image has. */
export type ImageLoader = ReturnType<typeof createImageLoader>;

/** Loads the image that answers for each digest, with its other digests. */
export function createImageLoader(
  store: StoreTables,
  corrections: CorrectionLoader,
): DataLoader<string, Image | null> {
  return new DataLoader(
    async (digests) => {
      const claims = await store.images.findClaims(digests);
      const imageIds = [...new Set(claims.map((claim) => claim.subjectKey))];
      const registrations = await withRecords(
        await store.images.findMany(imageIds),
        { kind: 'FIRMWARE_IMAGE', subjectKey: (row) => row.subjectKey },
        corrections,
      );
      const images = answeringImages(claims, registrations);
      return digests.map((digest) => images.get(digest) ?? null);
    },
    { maxBatchSize: 5_000 },
  );
}
