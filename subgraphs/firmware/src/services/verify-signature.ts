import { constants, publicDecrypt, verify } from 'node:crypto';
import type { KeyObject } from 'node:crypto';

import { p256 } from '@noble/curves/nist.js';

import type { SignatureAlgorithm, SignatureVerification } from '../entities/image-signature';
import { isEmsaPss } from './emsa-pss';
import { keyAlgorithm } from './public-key';

/** A signature and what is at hand of that which it signs. */
export interface SignatureEvidence {
  readonly algorithm: keyof typeof SignatureAlgorithm;
  readonly signature: Uint8Array;
  /** The signed bytes, where they are at hand. */
  readonly content: Uint8Array | null;
  /** SHA-256 of the signed bytes, where it is known. */
  readonly contentSha256: Uint8Array | null;
}

/** DigestInfo of SHA-256 up to the hash (RFC 8017 §9.2, note 1). */
const SHA256_DIGEST_INFO = Buffer.from('3031300d060960864801650304020105000420', 'hex');

const KINDS: Readonly<Record<keyof typeof SignatureAlgorithm, RegExp>> = {
  ECDSA_P256_SHA256: /^EC-P256$/,
  ED25519: /^ED25519$/,
  RSA_PKCS1_SHA256: /^RSA-\d+$/,
  RSA_PSS_SHA256: /^RSA-(?:PSS-)?\d+$/,
};

/** Says whether a key can have made a signature of an algorithm. */
export function fitsAlgorithm(key: KeyObject, algorithm: keyof typeof SignatureAlgorithm): boolean {
  return KINDS[algorithm].test(keyAlgorithm(key));
}

/**
 * Checks a signature. The same evidence always gives the same answer.
 * @param evidence untrusted; what cannot be read as a signature FAILED
 * @param key the public key; one that does not fit the algorithm FAILED
 */
export function verifySignature(
  evidence: SignatureEvidence,
  key: KeyObject,
): keyof typeof SignatureVerification {
  if (!fitsAlgorithm(key, evidence.algorithm)) return 'FAILED';
  const verified = evidence.content
    ? verifyContent(evidence, evidence.content, key)
    : evidence.contentSha256 && verifyHash(evidence, evidence.contentSha256, key);
  if (verified === null) return 'NOT_CHECKABLE';
  return verified ? 'VERIFIED' : 'FAILED';
}

function verifyContent(
  { algorithm, signature }: SignatureEvidence,
  content: Uint8Array,
  key: KeyObject,
): boolean {
  switch (algorithm) {
    case 'ED25519':
      return verify(null, content, key, signature);
    case 'ECDSA_P256_SHA256':
      return (
        verify('sha256', content, { key, dsaEncoding: 'der' }, signature) ||
        verify('sha256', content, { key, dsaEncoding: 'ieee-p1363' }, signature)
      );
    case 'RSA_PKCS1_SHA256':
      return verify('sha256', content, { key, padding: constants.RSA_PKCS1_PADDING }, signature);
    case 'RSA_PSS_SHA256': {
      const saltLength = constants.RSA_PSS_SALTLEN_AUTO;
      return verify(
        'sha256',
        content,
        { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength },
        signature,
      );
    }
  }
}

/** With the hash alone; null where that does not suffice. */
function verifyHash(
  { algorithm, signature }: SignatureEvidence,
  hash: Uint8Array,
  key: KeyObject,
): boolean | null {
  switch (algorithm) {
    case 'ED25519':
      // It signs the bytes, not their hash.
      return null;
    case 'ECDSA_P256_SHA256':
      return verifyEcdsaHash(signature, hash, key);
    case 'RSA_PKCS1_SHA256': {
      const info = raised(key, signature, constants.RSA_PKCS1_PADDING);
      return info?.equals(Buffer.concat([SHA256_DIGEST_INFO, hash])) ?? false;
    }
    case 'RSA_PSS_SHA256': {
      // OpenSSL gives the raw operation to unrestricted RSA keys only.
      if (key.asymmetricKeyType !== 'rsa') return null;
      const encoded = raised(key, signature, constants.RSA_NO_PADDING);
      return encoded !== null && isEmsaPss(encoded, key.asymmetricKeyDetails?.modulusLength ?? 0, hash);
    }
  }
}

function verifyEcdsaHash(signature: Uint8Array, hash: Uint8Array, key: KeyObject): boolean {
  const { x = '', y = '' } = key.export({ format: 'jwk' });
  const point = Buffer.concat([Buffer.of(4), Buffer.from(x, 'base64url'), Buffer.from(y, 'base64url')]);
  return (['der', 'compact'] as const).some((format) => {
    try {
      return p256.verify(signature, hash, point, { prehash: false, lowS: false, format });
    } catch {
      return false;
    }
  });
}

/** The signature raised to the public exponent; null where it does not fit the modulus or the padding. */
function raised(key: KeyObject, signature: Uint8Array, padding: number): Buffer | null {
  try {
    return publicDecrypt({ key, padding }, signature);
  } catch {
    return null;
  }
}
