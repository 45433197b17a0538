import { generateKeyPairSync } from 'node:crypto';

import { describe, expect, it } from '@jest/globals';

import { contradictsKey, keyAlgorithm } from '../../../../subgraphs/firmware/src/services/public-key';

describe('the kind of a key', () => {
  it('is read from the key, with the curve or the length', () => {
    expect(keyAlgorithm(generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey)).toBe('EC-P256');
    expect(keyAlgorithm(generateKeyPairSync('ec', { namedCurve: 'P-384' }).publicKey)).toBe('EC-P384');
    expect(keyAlgorithm(generateKeyPairSync('ec', { namedCurve: 'secp256k1' }).publicKey)).toBe(
      'EC-SECP256K1',
    );
    expect(keyAlgorithm(generateKeyPairSync('ed25519').publicKey)).toBe('ED25519');
    expect(keyAlgorithm(generateKeyPairSync('rsa', { modulusLength: 1_024 }).publicKey)).toBe('RSA-1024');
    expect(keyAlgorithm(generateKeyPairSync('rsa-pss', { modulusLength: 1_024 }).publicKey)).toBe(
      'RSA-PSS-1024',
    );
  });
});

describe('a declared algorithm', () => {
  it.each(['EC-P256', 'ECDSA_P256_SHA256', 'ES256', 'prime256v1', 'secp256r1', 'in-house scheme 7'])(
    'does not contradict a P-256 key: %s',
    (declared) => {
      expect(contradictsKey(declared, 'EC-P256')).toBe(false);
    },
  );

  it.each(['RSA-3072', 'RS256', 'PS256', 'ED25519', 'EdDSA', 'Ed25519'])(
    'contradicts a P-256 key: %s',
    (declared) => {
      expect(contradictsKey(declared, 'EC-P256')).toBe(true);
    },
  );

  it.each(['ED25519', 'EdDSA', 'Ed25519'])('does not contradict an Ed25519 key: %s', (declared) => {
    expect(contradictsKey(declared, 'ED25519')).toBe(false);
  });
});
