/** Codes of this subgraph: code → what it means and what to do. Kept equal to docs/errors.md by a test. */
export const FIRMWARE_ERRORS = {
  IMAGE_WITHOUT_DIGEST: 'An image is registered by at least one digest.',
  DIGEST_ALGORITHM_UNSUPPORTED: 'Digests of images are SHA-256 (algorithm sha256); others are not read yet.',
  IMAGE_SIZE_MALFORMED: 'The length of an image is a whole number of bytes.',
  SIGNING_KEY_UNIDENTIFIED:
    'A signing key is named by its publicKeyDer, or by its keyId where only that is known.',
  PUBLIC_KEY_MALFORMED:
    'A public key is one DER SubjectPublicKeyInfo in base64 (RFC 4648 §4), of a kind that is known; PEM is sent without its frame and line breaks.',
  KEY_ID_DIFFERS: 'The keyId is the SHA-256 of the DER SubjectPublicKeyInfo sent with it; send either alone.',
  SIGNED_CONTENT_TOO_LARGE: 'Signed content holds at most 1 MiB; send its SHA-256 as signedDigest instead.',
  APPROVED_PRODUCT_MALFORMED: 'A product is 01/<gtin14> or part/<owner>/<partNumber>, parts percent-encoded.',
  IMAGE_UNKNOWN: 'Finding: no image with this digest is registered here (yet).',
  DIGEST_CLAIMED_TWICE:
    'Finding: an image recorded earlier has this digest too. The earlier one answers when it is asked by the digest.',
  IMAGE_REGISTERED_TWICE:
    'Finding: the image was registered before with other content. The earlier registration answers; correct the wrong one.',
  IMAGE_PART_OF_ITSELF: 'Finding: an image names one of its own digests as its part.',
  KEY_REGISTERED_TWICE:
    'Finding: the key was registered before with other purpose, custody, validity or predecessor. The earlier registration answers.',
  KEY_ALGORITHM_DIFFERS: 'Finding: the algorithm declared for a key is of another kind than the key itself.',
  KEY_VALIDITY_REVERSED: 'Finding: the validity of a key ends before it begins.',
  SIGNING_KEY_UNKNOWN: 'Finding: no key with this keyId is registered here (yet).',
  SIGNATURE_ALGORITHM_DIFFERS: 'Finding: the key is of another kind than the algorithm of the signature.',
  SIGNATURE_VERIFICATION_FAILED: 'Finding: the signature does not verify under the key.',
  SIGNED_CONTENT_DIFFERS:
    'Finding: the SHA-256 of the signed content is neither the signedDigest nor a digest known of the image, so the signature is not shown to be of this image.',
  SIGNED_DIGEST_DIFFERS:
    'Finding: the signedDigest is none of the digests of the registered image, so the signature is not shown to be of this image.',
  SIGNED_OUTSIDE_KEY_VALIDITY: 'Finding: the signature was made before the key was valid, or after.',
  SIGNED_BY_INACTIVE_KEY:
    'Finding: the key was suspended, retired, compromised or destroyed when the signature was made.',
  KEY_STATE_AFTER_DESTROYED:
    'Finding: a key that was destroyed earlier cannot come into another state of use.',
  COMPROMISE_TIME_UNEXPECTED: 'Finding: only the state COMPROMISED has a compromisedSinceTime.',
  COMPROMISE_TIME_REVERSED: 'Finding: a key is suspected since after the time at which that was found.',
  SBOM_FORMAT_UNKNOWN: 'Finding: the bill of software is neither CycloneDX nor SPDX.',
} as const;

/** A code of {@link FIRMWARE_ERRORS}. */
export type FirmwareErrorCode = keyof typeof FIRMWARE_ERRORS;
