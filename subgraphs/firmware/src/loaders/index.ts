import { createCorrectionLoader } from '@tracegraph/record';
import type { CorrectionLoader } from '@tracegraph/record';

import type { StoreTables } from '../store/store';
import { createImageLoader } from './firmware-image-by-digest.loader';
import type { ImageLoader } from './firmware-image-by-digest.loader';
import { createImageDigestsLoader } from './image-digests-by-digest.loader';
import type { ImageDigestsLoader } from './image-digests-by-digest.loader';
import { createSigningKeyLoader } from './signing-key-by-id.loader';
import type { SigningKeyLoader } from './signing-key-by-id.loader';
import { createPartsLoader } from './parts-by-image.loader';
import type { PartsLoader } from './parts-by-image.loader';
import { createReleasesLoader } from './releases-by-digest.loader';
import type { ReleasesLoader } from './releases-by-digest.loader';
import { createSbomsLoader } from './sboms-by-digest.loader';
import type { SbomsLoader } from './sboms-by-digest.loader';
import { createSignaturesLoader } from './signatures-by-digest.loader';
import type { SignaturesLoader } from './signatures-by-digest.loader';
import { createSignedDigestsLoader } from './signed-digests-by-key.loader';
import type { SignedDigestsLoader } from './signed-digests-by-key.loader';

/** The loaders of one request. */
export interface Loaders {
  readonly corrections: CorrectionLoader;
  readonly imageByDigest: ImageLoader;
  readonly imageDigestsByDigest: ImageDigestsLoader;
  readonly keyById: SigningKeyLoader;
  readonly partsByImage: PartsLoader;
  readonly releasesByDigest: ReleasesLoader;
  readonly sbomsByDigest: SbomsLoader;
  readonly signaturesByDigest: SignaturesLoader;
  readonly signedDigestsByKey: SignedDigestsLoader;
}

/**
 * New loaders for a request, or for a transaction whose rules read what is recorded.
 * @param store MUST be the tables of the transaction where there is one
 */
export function createLoaders(store: StoreTables): Loaders {
  const corrections = createCorrectionLoader((subjectKeys) => store.corrections.findMany(subjectKeys));
  return {
    corrections,
    imageByDigest: createImageLoader(store, corrections),
    imageDigestsByDigest: createImageDigestsLoader(store, corrections),
    keyById: createSigningKeyLoader(store, corrections),
    partsByImage: createPartsLoader(store),
    releasesByDigest: createReleasesLoader(store, corrections),
    sbomsByDigest: createSbomsLoader(store, corrections),
    signaturesByDigest: createSignaturesLoader(store, corrections),
    signedDigestsByKey: createSignedDigestsLoader(store, corrections),
  };
}
