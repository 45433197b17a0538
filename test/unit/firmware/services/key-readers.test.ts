import { createECDH, generateKeyPairSync } from 'node:crypto';

import { describe, expect, it } from '@jest/globals';
import { toRefusal } from '@tracegraph/record';
import type { z } from 'zod';

import {
  publicKeyDer,
  signatureBytes,
  signedBytes,
} from '../../../../subgraphs/firmware/src/services/key-readers';

const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const rsa = generateKeyPairSync('rsa', { modulusLength: 1_024 });
const ed = generateKeyPairSync('ed25519');
const spki = (pair: typeof ec): Buffer => pair.publicKey.export({ type: 'spki', format: 'der' });
const base64 = (bytes: Buffer | string): string => Buffer.from(bytes).toString('base64');
/** Words of the frame; written apart, as no file of ours looks like a private key. */
const OPENSSH = ['OPENSSH', 'PRIVATE', 'KEY'].join(' ');

function refusal(reader: z.ZodType, text: string) {
  const read = reader.safeParse(text);
  return read.success ? null : toRefusal(read.error, text);
}

describe('a public key', () => {
  it.each([
    ['P-256', ec],
    ['RSA', rsa],
    ['Ed25519', ed],
  ])('is read from its SubjectPublicKeyInfo: %s', (_kind, pair) => {
    expect(publicKeyDer.parse(base64(spki(pair)))).toBe(base64(spki(pair)));
  });

  it('may hold a compressed point', () => {
    const ecdh = createECDH('prime256v1');
    ecdh.generateKeys();
    const der = Buffer.concat([
      Buffer.from('3039301306072a8648ce3d020106082a8648ce3d030107032200', 'hex'),
      ecdh.getPublicKey(null, 'compressed'),
    ]);
    expect(publicKeyDer.parse(base64(der))).toBe(base64(der));
  });

  it.each([
    ['nothing', ''],
    ['no base64', 'MFkw…'],
    ['base64url', base64(spki(ec)).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '')],
    ['PEM', ec.publicKey.export({ type: 'spki', format: 'pem' }).toString()],
    ['PKCS #1', base64(rsa.publicKey.export({ type: 'pkcs1', format: 'der' }))],
    ['a secret of 32 bytes', base64(Buffer.alloc(32, 7))],
    ['bytes after the key', base64(Buffer.concat([spki(ec), Buffer.from('and more')]))],
    ['a key cut short', base64(spki(ec).subarray(0, -1))],
  ])('is refused with PUBLIC_KEY_MALFORMED and never echoed: %s', (_form, text) => {
    expect(refusal(publicKeyDer, text)).toMatchObject({
      code: 'PUBLIC_KEY_MALFORMED',
      received: 'not repeated here',
    });
  });
});

describe('signed content', () => {
  it('may be a program that reads private keys, so it holds the words of their frames', () => {
    const program = base64(`${'code '.repeat(40)}-----BEGIN ${OPENSSH}-----`);
    expect(signedBytes.parse(program)).toBe(program);
  });

  it('is refused with SIGNED_CONTENT_TOO_LARGE above 1 MiB, saying its length', () => {
    expect(refusal(signedBytes, base64(Buffer.alloc(1_048_577)))).toMatchObject({
      code: 'SIGNED_CONTENT_TOO_LARGE',
      received: '1048577 bytes',
    });
    expect(refusal(signedBytes, base64(Buffer.alloc(1_048_576)))).toBeNull();
  });

  it('and a signature are refused with BASE64_MALFORMED where they are no base64', () => {
    for (const reader of [signedBytes, signatureBytes])
      expect(refusal(reader, 'no base64!')).toMatchObject({ code: 'BASE64_MALFORMED' });
  });
});
