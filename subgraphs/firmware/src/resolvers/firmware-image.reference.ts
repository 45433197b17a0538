import { firmwareDigest } from '@tracegraph/record';

import type { Context } from '../context';
import { toImageRoot } from './image-root';
import type { ImageRoot } from './image-root';
import { readKey } from './read-key';

/** A reference to an image by one of its digests. */
export interface FirmwareImageKey {
  readonly digest: string;
}

/**
 * Resolves a reference; null where no registered image has the digest.
 * @throws TraceError DIGEST_MALFORMED
 */
export async function resolveFirmwareImage(
  { digest }: FirmwareImageKey,
  { loaders }: Context,
): Promise<ImageRoot | null> {
  return toImageRoot(digest, await loaders.imageByDigest.load(readKey(firmwareDigest, digest)));
}
