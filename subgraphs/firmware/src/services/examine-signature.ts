import { addFinding } from '@tracegraph/record';
import type { Draft } from '@tracegraph/record';

import type { SignatureVerification } from '../entities/image-signature';
import type { Image } from '../loaders/firmware-image-by-digest.loader';
import type { SigningKeyFile } from '../loaders/signing-key-by-id.loader';
import { isOutsideValidity, keyStateAtSigning } from './key-history';
import { readPublicKey } from './public-key';
import type { SignatureContent } from './record-signatures';
import { isContentExpected, isOfImage } from './signature-evidence';
import { fitsAlgorithm, verifySignature } from './verify-signature';

/** What is recorded about that which a signature names. */
export interface SignatureSurroundings {
  readonly image: Image | null;
  readonly key: SigningKeyFile;
}

/**
 * Checks a signature and notes what should not have happened.
 * @param sent the signed bytes as sent, also those that are not kept
 * @returns what the check gave; null while the key is not known
 */
export function examineSignature(
  draft: Draft<SignatureContent>,
  sent: Uint8Array | null,
  { image, key }: SignatureSurroundings,
): keyof typeof SignatureVerification | null {
  examineSignedThing(draft, image);
  examineKey(draft, key);
  if (key.publicKeyDer === null) return null;
  const { algorithm, signature, signedContentSha256, signedDigest } = draft.content;
  const publicKey = readPublicKey(key.publicKeyDer);
  if (!fitsAlgorithm(publicKey, algorithm))
    addFinding(
      draft,
      'SIGNATURE_ALGORITHM_DIFFERS',
      `A key of the kind ${key.algorithm} makes no signature of ${algorithm}.`,
    );
  const hash = signedContentSha256 ?? signedDigest;
  const result = verifySignature(
    {
      algorithm,
      signature: Buffer.from(signature, 'base64'),
      content: sent,
      contentSha256: hash === null ? null : Buffer.from(hash, 'hex'),
    },
    publicKey,
  );
  if (result === 'FAILED')
    addFinding(
      draft,
      'SIGNATURE_VERIFICATION_FAILED',
      `The signature does not verify under the key ${key.keyId}.`,
    );
  return result;
}

function examineSignedThing(draft: Draft<SignatureContent>, image: Image | null): void {
  const { digest, signedContent, signedContentSha256, signedDigest } = draft.content;
  if (!image)
    addFinding(draft, 'IMAGE_UNKNOWN', `No image with the digest ${digest} is registered here (yet).`, {
      referenceKeys: [digest],
    });
  const digests = image?.aliases ?? [digest];
  const signed = {
    signedContent: signedContent === null ? null : Buffer.from(signedContent, 'base64'),
    signedContentSha256,
    signedDigest,
  };
  if (signedContentSha256 !== null && !isContentExpected(signed, digests))
    addFinding(
      draft,
      'SIGNED_CONTENT_DIFFERS',
      `The signed content has the SHA-256 ${signedContentSha256}, which is neither the signedDigest nor a digest known of the image.`,
    );
  const named = { signedContent: null, signedContentSha256: null, signedDigest };
  if (image && signedDigest !== null && !isOfImage(named, digests))
    addFinding(draft, 'SIGNED_DIGEST_DIFFERS', `The signedDigest ${signedDigest} is no digest of the image.`);
}

function examineKey(draft: Draft<SignatureContent>, key: SigningKeyFile): void {
  const signedTime = new Date(draft.content.eventTime);
  const { registration } = key;
  if (!registration)
    addFinding(draft, 'SIGNING_KEY_UNKNOWN', `No key ${key.keyId} is registered here (yet).`, {
      referenceKeys: [key.keyId],
    });
  else if (isOutsideValidity(registration, signedTime))
    addFinding(
      draft,
      'SIGNED_OUTSIDE_KEY_VALIDITY',
      `The key is valid from ${registration.validFromTimeText ?? 'any time'} to ${registration.validToTimeText ?? 'any time'}.`,
    );
  const state = keyStateAtSigning({ validity: registration, states: key.effectiveStates }, signedTime);
  if (state !== 'ACTIVE' && state !== 'UNKNOWN')
    addFinding(draft, 'SIGNED_BY_INACTIVE_KEY', `The key was ${state} when the signature was made.`, {
      referenceKeys: [key.keyId],
    });
}
