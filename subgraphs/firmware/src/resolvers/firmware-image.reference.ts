import type { Context } from '../context';
import { toImageRoot } from './image-root';
import type { ImageRoot } from './image-root';

/** A reference to an image by one of its digests. */
export interface FirmwareImageKey {
  readonly digest: string;
}

/** Resolves a reference; null where no registered image has the digest. */
export async function resolveFirmwareImage(
  { digest }: FirmwareImageKey,
  { loaders }: Context,
): Promise<ImageRoot | null> {
  return toImageRoot(digest, await loaders.imageByDigest.load(digest));
}
