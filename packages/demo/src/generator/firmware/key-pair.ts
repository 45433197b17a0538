import { createHash, createPrivateKey, createPublicKey, sign } from 'node:crypto';

import { p256 } from '@noble/curves/nist.js';

/** Kinds of key of the demo, named as the signatures they make. */
export type KeyAlgorithm = 'ECDSA_P256_SHA256' | 'ED25519';

/** A key pair that is the same in every run. The private half lives only in memory and is written nowhere. */
export interface KeyPair {
  readonly algorithm: KeyAlgorithm;
  /** DER SubjectPublicKeyInfo. */
  readonly publicKeyDer: Buffer;
  /** SHA-256 of {@link publicKeyDer}, lower-case hex. */
  readonly keyId: string;
  /** Scalar of P-256 or seed of Ed25519, 32 bytes. */
  readonly secret: Buffer;
}

/** SubjectPublicKeyInfo of P-256 up to the uncompressed point (RFC 5480). */
const P256_PREFIX = Buffer.from('3059301306072a8648ce3d020106082a8648ce3d030107034200', 'hex');
/** PKCS #8 of Ed25519 up to the seed (RFC 8410). */
const ED25519_PREFIX = Buffer.from('302e020100300506032b657004220420', 'hex');

/** Derives the key pair of a label. */
export function deriveKeyPair(label: string, algorithm: KeyAlgorithm): KeyPair {
  const secret = createHash('sha256').update(`tracegraph-demo/key/${label}`).digest();
  const publicKeyDer =
    algorithm === 'ED25519'
      ? createPublicKey(ed25519PrivateKey(secret)).export({ format: 'der', type: 'spki' })
      : Buffer.concat([P256_PREFIX, p256.getPublicKey(secret, false)]);
  const keyId = createHash('sha256').update(publicKeyDer).digest('hex');
  return { algorithm, publicKeyDer, keyId, secret };
}

/** PKCS #8 of an Ed25519 seed, DER. */
export function ed25519Pkcs8(secret: Buffer): Buffer {
  return Buffer.concat([ED25519_PREFIX, secret]);
}

/**
 * Signs bytes so that the same bytes always get the same signature.
 * @returns ECDSA with the nonce of RFC 6979, DER; Ed25519, 64 bytes
 */
export function signBytes(pair: KeyPair, content: Buffer): Buffer {
  if (pair.algorithm === 'ED25519') return sign(null, content, ed25519PrivateKey(pair.secret));
  return Buffer.from(p256.sign(content, pair.secret, { prehash: true }).toBytes('der'));
}

function ed25519PrivateKey(secret: Buffer): ReturnType<typeof createPrivateKey> {
  return createPrivateKey({ key: ed25519Pkcs8(secret), format: 'der', type: 'pkcs8' });
}
