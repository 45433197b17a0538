import { constants, publicDecrypt, verify } from 'node:crypto';
import type { KeyObject } from 'node:crypto';

import { p256 } from '@noble/curves/nist.js';

import type { SignatureAlgorithm, SignatureVerification } from '../entities/image-signature';
import { isEmsaPss } from './emsa-pss';
import { keyAlgorithm, withoutRestriction } from './public-key';

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
  const { hashAlgorithm = 'sha256', mgf1HashAlgorithm = 'sha256' } = key.asymmetricKeyDetails ?? {};
  const isRestricted = hashAlgorithm !== 'sha256' || mgf1HashAlgorithm !== 'sha256';
  return !isRestricted && KINDS[algorithm].test(keyAlgorithm(key));
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
  const usable = withoutRestriction(key);
  try {
    const verified = evidence.content
      ? verifyContent(evidence, evidence.content, usable)
      : evidence.contentSha256 && verifyHash(evidence, evidence.contentSha256, usable);
    if (verified === null) return 'NOT_CHECKABLE';
    return verified ? 'VERIFIED' : 'FAILED';
  } catch {
    // OpenSSL and noble throw where bytes have not the form of a signature of this key.
    return 'FAILED';
  }
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
      const info = publicDecrypt({ key, padding: constants.RSA_PKCS1_PADDING }, signature);
      return info.equals(Buffer.concat([SHA256_DIGEST_INFO, hash]));
    }
    case 'RSA_PSS_SHA256': {
      const encoded = publicDecrypt({ key, padding: constants.RSA_NO_PADDING }, signature);
      return isEmsaPss(encoded, key.asymmetricKeyDetails?.modulusLength ?? 0, hash);
    }
  }
}

function verifyEcdsaHash(signature: Uint8Array, hash: Uint8Array, key: KeyObject): boolean {
  const { x = '', y = '' } = key.export({ format: 'jwk' });
  const point = Buffer.concat([Buffer.of(4), Buffer.from(x, 'base64url'), Buffer.from(y, 'base64url')]);
  const verifies = (format: 'der' | 'compact'): boolean =>
    p256.verify(signature, hash, point, { prehash: false, lowS: false, format });
  // Of 64 bytes both readings are possible; noble throws where one does not apply.
  if (signature.length !== 64) return verifies('der');
  return verifies('compact') || (signature[0] === 0x30 && verifies('der'));
}
