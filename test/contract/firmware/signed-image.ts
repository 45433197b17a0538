import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import type { KeyObject } from 'node:crypto';

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
export function someKey(kind: 'ec' | 'ed25519' | 'rsa' = 'ec') {
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

function makePair(kind: 'ec' | 'ed25519' | 'rsa'): { publicKey: KeyObject; privateKey: KeyObject } {
  switch (kind) {
    case 'ec':
      return generateKeyPairSync('ec', { namedCurve: 'P-256' });
    case 'ed25519':
      return generateKeyPairSync('ed25519');
    case 'rsa':
      return generateKeyPairSync('rsa', { modulusLength: 2_048 });
  }
}
