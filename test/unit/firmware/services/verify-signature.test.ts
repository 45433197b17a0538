import { constants, createHash, generateKeyPairSync, sign } from 'node:crypto';
import type { KeyObject } from 'node:crypto';

import { beforeAll, describe, expect, it } from '@jest/globals';

import { verifySignature } from '../../../../subgraphs/firmware/src/services/verify-signature';
import type { SignatureEvidence } from '../../../../subgraphs/firmware/src/services/verify-signature';

interface Pair {
  readonly publicKey: KeyObject;
  readonly privateKey: KeyObject;
}

const CONTENT = Buffer.from('what the boot loader starts');
const HASH = createHash('sha256').update(CONTENT).digest();
const OTHER = Buffer.from('what somebody else wants it to start');
const OTHER_HASH = createHash('sha256').update(OTHER).digest();

const ec: Pair = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const ec384: Pair = generateKeyPairSync('ec', { namedCurve: 'P-384' });
const ed: Pair = generateKeyPairSync('ed25519');
let rsa: Pair;
let oddRsa: Pair;
let pssOnly: Pair;
let pss512: Pair;

beforeAll(() => {
  rsa = generateKeyPairSync('rsa', { modulusLength: 1_024 });
  // A modulus of 8 n + 1 bits leaves a whole byte of the encoded message empty.
  oddRsa = generateKeyPairSync('rsa', { modulusLength: 1_025 });
  pss512 = generateKeyPairSync('rsa-pss', { modulusLength: 1_280, hashAlgorithm: 'sha512' });
  pssOnly = generateKeyPairSync('rsa-pss', {
    modulusLength: 1_024,
    hashAlgorithm: 'sha256',
    mgf1HashAlgorithm: 'sha256',
  });
});

type Algorithm = SignatureEvidence['algorithm'];

function check(
  algorithm: Algorithm,
  signature: Uint8Array,
  key: Pair,
  at: Partial<SignatureEvidence>,
): string {
  return verifySignature({ algorithm, signature, content: null, contentSha256: null, ...at }, key.publicKey);
}

function pss(pair: Pair, saltLength: number): Buffer {
  const padding = constants.RSA_PKCS1_PSS_PADDING;
  return sign('sha256', CONTENT, { key: pair.privateKey, padding, saltLength });
}

/** Signs with a pair made before the tests; each case is a way to make a signature that verifies. */
const WAYS: readonly (readonly [string, Algorithm, () => readonly [Buffer, Pair]])[] = [
  ['ECDSA in DER', 'ECDSA_P256_SHA256', () => [sign('sha256', CONTENT, ec.privateKey), ec]],
  [
    'ECDSA as r and s',
    'ECDSA_P256_SHA256',
    () => [sign('sha256', CONTENT, { key: ec.privateKey, dsaEncoding: 'ieee-p1363' }), ec],
  ],
  ['Ed25519', 'ED25519', () => [sign(null, CONTENT, ed.privateKey), ed]],
  ['RSA PKCS #1', 'RSA_PKCS1_SHA256', () => [sign('sha256', CONTENT, rsa.privateKey), rsa]],
  ['RSA-PSS with a salt as long as the hash', 'RSA_PSS_SHA256', () => [pss(rsa, 32), rsa]],
  ['RSA-PSS without salt', 'RSA_PSS_SHA256', () => [pss(rsa, 0), rsa]],
  ['RSA-PSS with the longest salt', 'RSA_PSS_SHA256', () => [pss(rsa, 1_024 / 8 - 32 - 2), rsa]],
  ['RSA-PSS under an odd modulus', 'RSA_PSS_SHA256', () => [pss(oddRsa, 32), oddRsa]],
  ['RSA-PSS under a key for nothing else', 'RSA_PSS_SHA256', () => [pss(pssOnly, 32), pssOnly]],
  ['RSA-PSS with a longer salt than the key demands', 'RSA_PSS_SHA256', () => [pss(pssOnly, 48), pssOnly]],
];

describe('checking a signature with the signed bytes', () => {
  it.each(WAYS)('verifies %s', (_way, algorithm, make) => {
    const [signature, pair] = make();
    expect(check(algorithm, signature, pair, { content: CONTENT })).toBe('VERIFIED');
    expect(check(algorithm, signature, pair, { content: OTHER })).toBe('FAILED');
  });

  it.each(WAYS)('fails on what is no signature at all: %s', (_way, algorithm, make) => {
    const [signature, pair] = make();
    for (const broken of [Buffer.alloc(0), Buffer.from('x'), Buffer.alloc(signature.length, 0xff)])
      expect(check(algorithm, broken, pair, { content: CONTENT })).toBe('FAILED');
  });

  it('prefers the bytes to a hash that says otherwise', () => {
    const signature = sign('sha256', CONTENT, ec.privateKey);
    expect(check('ECDSA_P256_SHA256', signature, ec, { content: CONTENT, contentSha256: OTHER_HASH })).toBe(
      'VERIFIED',
    );
  });
});

describe('checking a signature with the hash alone', () => {
  const byHash = WAYS.filter(([way]) => way !== 'Ed25519');

  it.each(byHash)('verifies %s', (_way, algorithm, make) => {
    const [signature, pair] = make();
    expect(check(algorithm, signature, pair, { contentSha256: HASH })).toBe('VERIFIED');
    expect(check(algorithm, signature, pair, { contentSha256: OTHER_HASH })).toBe('FAILED');
  });

  it.each(byHash)('fails on what is no signature at all: %s', (_way, algorithm, make) => {
    const [signature, pair] = make();
    const flipped = Buffer.from(signature);
    flipped.writeUInt8(flipped.readUInt8(9) ^ 1, 9);
    for (const broken of [Buffer.alloc(0), Buffer.from('x'), Buffer.alloc(signature.length, 0xff), flipped])
      expect(check(algorithm, broken, pair, { contentSha256: HASH })).toBe('FAILED');
  });

  it('accepts an ECDSA signature with a high s, as many signers make them', () => {
    const order = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;
    const raw = sign('sha256', CONTENT, { key: ec.privateKey, dsaEncoding: 'ieee-p1363' });
    const s = BigInt(`0x${raw.subarray(32).toString('hex')}`);
    const mirrored = Buffer.concat([
      raw.subarray(0, 32),
      Buffer.from((order - s).toString(16).padStart(64, '0'), 'hex'),
    ]);
    expect(check('ECDSA_P256_SHA256', raw, ec, { contentSha256: HASH })).toBe('VERIFIED');
    expect(check('ECDSA_P256_SHA256', mirrored, ec, { contentSha256: HASH })).toBe('VERIFIED');
  });

  it('is not possible for Ed25519, which signs the bytes and not their hash', () => {
    expect(check('ED25519', sign(null, CONTENT, ed.privateKey), ed, { contentSha256: HASH })).toBe(
      'NOT_CHECKABLE',
    );
  });
});

describe('checking a signature with nothing signed at hand', () => {
  it('is not possible', () => {
    expect(check('ECDSA_P256_SHA256', sign('sha256', CONTENT, ec.privateKey), ec, {})).toBe('NOT_CHECKABLE');
  });
});

describe('a key of another kind than the algorithm', () => {
  it.each<[Algorithm, () => Pair]>([
    ['ECDSA_P256_SHA256', () => ec384],
    ['ECDSA_P256_SHA256', () => ed],
    ['ED25519', () => ec],
    ['RSA_PKCS1_SHA256', () => ec],
    ['RSA_PKCS1_SHA256', () => pssOnly],
    ['RSA_PSS_SHA256', () => ed],
    ['RSA_PSS_SHA256', () => pss512],
  ])('fails %s without looking further', (algorithm, pair) => {
    expect(check(algorithm, Buffer.alloc(64), pair(), {})).toBe('FAILED');
    expect(check(algorithm, Buffer.alloc(64), pair(), { content: CONTENT, contentSha256: HASH })).toBe(
      'FAILED',
    );
  });
});
