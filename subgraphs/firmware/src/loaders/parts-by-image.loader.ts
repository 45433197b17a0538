import { createGroupLoader } from '@tracegraph/subgraph-kit';

import type { FirmwareImagePartModel } from '../generated/models';
import type { StoreTables } from '../store/store';

/** Parts by imageId, of all registrations of the image. */
export type PartsLoader = ReturnType<typeof createPartsLoader>;

/** Loads the parts of images, in the order of the registration. */
export function createPartsLoader(store: StoreTables) {
  return createGroupLoader<FirmwareImagePartModel>(
    (imageIds) => store.images.findParts(imageIds),
    (row) => row.subjectKey,
  );
}
