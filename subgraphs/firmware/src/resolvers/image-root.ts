import type { Recorded, StoredRecord } from '@tracegraph/record';

import type { ImageSignatureModel } from '../generated/models';
import type { Image } from '../loaders/firmware-image-by-digest.loader';

/** An image, asked by one of its digests. */
export interface ImageRoot {
  readonly digest: string;
  readonly imageId: string;
  readonly name: string;
  readonly version: string;
  readonly record: StoredRecord;
  /** All that is known of it, for the fields that follow. */
  readonly image: Image;
}

/** A signature among those of an image. */
export type SignatureRoot = Recorded<ImageSignatureModel> & {
  /** The digests the image answers for. */
  readonly aliases: readonly string[];
};

/**
 * @param digest the alias asked, which is echoed
 * @param image the image that answers for it; null where there is none
 */
export function toImageRoot(digest: string, image: Image | null): ImageRoot | null {
  if (!image) return null;
  const { name, version, record } = image.registration;
  return { digest, imageId: image.imageId, name, version, record, image };
}
