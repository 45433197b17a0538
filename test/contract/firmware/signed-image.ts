import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import type { KeyObject } from 'node:crypto';

/** A key of a test. */
export type Key = ReturnType<typeof someKey>;
/** An image of a test. */
export type Image = ReturnType<typeof someImage>;

const ALGORITHMS = { ec: 'ECDSA_P256_SHA256', ed25519: 'ED25519', rsa: 'RSA_PKCS1_SHA256' } as const;

/** Kinds of keys. */
export type KeyKind = keyof typeof ALGORITHMS;

/** A signature over the bytes of an image, with the bytes. */
export function signed(image: Image, key: Key, kind: KeyKind = 'ec') {
  return {
    digest: image.digest,
    keyId: key.keyId,
    algorithm: ALGORITHMS[kind],
    signature: key.sign(image.bytes),
    signedContent: image.bytes.toString('base64'),
  };
}

/** The same with the digest of the bytes only. */
export function signedByDigest(image: Image, key: Key, kind: KeyKind = 'ec') {
  return { ...signed(image, key, kind), signedContent: null, signedDigest: image.value };
}

/** An image of random bytes. */
export function someImage(length = 100) {
  const bytes = randomBytes(length);
  const value = sha256(bytes);
  return {
    bytes,
    value,
    digest: `FILE:sha256:${value}`,
    input: { name: 'application', version: '2.4.0', digests: [{ scope: 'FILE', value }] },
  };
}

/** A key with its id; the private half lives only in the test. */
export function someKey(kind: KeyKind = 'ec') {
  const pair = makePair(kind);
  const der = pair.publicKey.export({ type: 'spki', format: 'der' });
  return {
    keyId: sha256(der),
    privateKey: pair.privateKey,
    input: { publicKeyDer: der.toString('base64') },
    sign: (content: Buffer): string =>
      sign(kind === 'ed25519' ? null : 'sha256', content, pair.privateKey).toString('base64'),
  };
}

/** SHA-256 in hex. */
export function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function makePair(kind: KeyKind): { publicKey: KeyObject; privateKey: KeyObject } {
  switch (kind) {
    case 'ec':
      return generateKeyPairSync('ec', { namedCurve: 'P-256' });
    case 'ed25519':
      return generateKeyPairSync('ed25519');
    case 'rsa':
      return generateKeyPairSync('rsa', { modulusLength: 1_024 });
  }
}
