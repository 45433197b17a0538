import { createHash, createSign, generateKeyPairSync, randomBytes } from 'node:crypto';

import { describe, expect, it } from '@jest/globals';
import { envelope, findPrivateKey, holdsPrivateKey, name, optional, recordList } from '@tracegraph/record';
import { z } from 'zod';

import { DEVICE_CERTIFICATE, RENEWED_CERTIFICATE } from '../provisioning/certificates';

const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const rsa = generateKeyPairSync('rsa', { modulusLength: 1_024 });
const ed = generateKeyPairSync('ed25519');
const base64 = (bytes: Buffer | string): string => Buffer.from(bytes).toString('base64');
const encrypted = { cipher: 'aes-256-cbc', passphrase: 'x' } as const;

/** Words of the frame; written apart, as no file of ours looks like a private key. */
const OPENSSH = ['OPENSSH', 'PRIVATE', 'KEY'].join(' ');

const pem = ec.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();

const PRIVATE_KEYS: readonly (readonly [string, string])[] = [
  ['PKCS #8 in PEM', ed.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()],
  ['SEC 1 in PEM', ec.privateKey.export({ type: 'sec1', format: 'pem' }).toString()],
  ['PKCS #1 in PEM', rsa.privateKey.export({ type: 'pkcs1', format: 'pem' }).toString()],
  ['PEM in base64', base64(ed.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString())],
  ['PKCS #8 in DER', base64(ed.privateKey.export({ type: 'pkcs8', format: 'der' }))],
  ['SEC 1 in DER', base64(ec.privateKey.export({ type: 'sec1', format: 'der' }))],
  ['PKCS #1 in DER', base64(rsa.privateKey.export({ type: 'pkcs1', format: 'der' }))],
  ['DER without padding', base64(ed.privateKey.export({ type: 'pkcs8', format: 'der' })).replace(/=+$/, '')],
  [
    'DER in base64 with line breaks',
    base64(rsa.privateKey.export({ type: 'pkcs8', format: 'der' })).replace(/(.{64})/g, '$1\n'),
  ],
  ['encrypted PKCS #8 in DER', base64(ec.privateKey.export({ type: 'pkcs8', format: 'der', ...encrypted }))],
  ['encrypted PEM', ec.privateKey.export({ type: 'pkcs8', format: 'pem', ...encrypted }).toString()],
  ['DER in hex', ed.privateKey.export({ type: 'pkcs8', format: 'der' }).toString('hex')],
  [
    'DER in the alphabet of URLs',
    ec.privateKey.export({ type: 'pkcs8', format: 'der' }).toString('base64url'),
  ],
  [
    'PKCS #8 of an algorithm that is not known',
    base64(Buffer.from(`3030020100300706052b0601040104220420${'07'.repeat(32)}`, 'hex')),
  ],
  [
    'PKCS #12',
    base64(
      Buffer.from(
        '302b020103302606092a864886f70d010701a019041700112233445566778899aabbccddeeff00112233445566',
        'hex',
      ),
    ),
  ],
  ['a JSON Web Key', JSON.stringify(ed.privateKey.export({ format: 'jwk' }))],
  [
    'a JSON Web Key within JSON',
    JSON.stringify({ key: JSON.stringify(ec.privateKey.export({ format: 'jwk' })) }),
  ],
  [
    'a set of JSON Web Keys in base64',
    base64(JSON.stringify({ keys: [ec.privateKey.export({ format: 'jwk' })] })),
  ],
  ['OpenSSH in base64', base64(`openssh-key-v1\0${'none'.repeat(20)}`)],
  ['PEM behind a certificate', `-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n${pem}`],
  [
    'PEM behind a certificate in base64',
    base64(`-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n${pem}`),
  ],
  ['PEM within a sentence', `see ${pem} above`],
  [
    'the form of OpenSSH',
    `-----BEGIN ${OPENSSH}-----
AAAA
-----END ${OPENSSH}-----`,
  ],
];

const spki = (pair: typeof ec): Buffer => pair.publicKey.export({ type: 'spki', format: 'der' });
const sign = (key: typeof ec.privateKey): Buffer => createSign('sha256').update('image').sign(key);
const hash = createHash('sha256').update('image').digest('hex');

const NO_PRIVATE_KEYS: readonly (readonly [string, string])[] = [
  ['a certificate', DEVICE_CERTIFICATE.der],
  ['another certificate of its key', RENEWED_CERTIFICATE.der],
  [
    'a certificate in PEM',
    `-----BEGIN CERTIFICATE-----\n${DEVICE_CERTIFICATE.der}\n-----END CERTIFICATE-----`,
  ],
  ['an ECDSA signature', base64(sign(ec.privateKey))],
  ['an RSA signature', base64(sign(rsa.privateKey))],
  ['a public key', base64(spki(ec))],
  ['a public RSA key', base64(spki(rsa))],
  ['a public RSA key of PKCS #1', base64(rsa.publicKey.export({ type: 'pkcs1', format: 'der' }))],
  ['a public key in PEM', ec.publicKey.export({ type: 'spki', format: 'pem' }).toString()],
  ['a public JSON Web Key', JSON.stringify(ec.publicKey.export({ format: 'jwk' }))],
  ['a hash', hash],
  ['a hash that begins like DER', `30${hash.slice(2)}`],
  ['a digest', `FILE:sha256:${hash}`],
  ['a unit key', `01/09521234543213/21/${'A'.repeat(40)}`],
  ['JSON with a d', JSON.stringify({ a: 'x'.repeat(40), d: 'y' })],
  ['a sentence', 'The private key was made within the unit and never left it; see OPENSSH-1234.'],
  ['a program that reads keys', base64(`${'code '.repeat(40)}-----BEGIN ${OPENSSH}-----`)],
  [
    'an image that begins like DER',
    base64(Buffer.concat([Buffer.from('30820400', 'hex'), randomBytes(1_024)])),
  ],
];

describe('a private key', () => {
  it.each(PRIVATE_KEYS)('is told from what it holds: %s', (_form, text) => {
    expect(holdsPrivateKey(text)).toBe(true);
  });

  it.each(NO_PRIVATE_KEYS)('is not %s', (_form, text) => {
    expect(holdsPrivateKey(text)).toBe(false);
  });

  it('is found wherever it stands in an input', () => {
    expect(findPrivateKey({ a: 1, b: null, list: [{ c: 'x' }, { c: pem }] })).toEqual(['list', '1', 'c']);
    expect(findPrivateKey({ a: 'x', list: [] })).toBeUndefined();
  });

  it('is looked for in a time that grows with the text alone', () => {
    const startedAt = performance.now();
    for (const unit of ['BEGIN ', 'BEGIN A', '"kty"', '"d"   ', 'MII', '30', ' '])
      holdsPrivateKey(unit.repeat(200_000));
    expect(performance.now() - startedAt).toBeLessThan(2_000);
  });
});

describe('recording a list', () => {
  const schema = z.object({ ...envelope, notes: optional(z.array(name)) });
  const record = (input: object) =>
    recordList([{ eventId: '00000000-0000-4000-8000-000000000001', eventTime: 'x', ...input }], {
      kind: 'NOTE',
      schema,
      subjectKey: () => 'a',
      write: () => Promise.reject(new Error('was handed to the store')),
    });

  it.each(['origin', 'collector', 'documentRef', 'eventTime', 'eventId'])(
    'refuses a private key in %s before anything else, and repeats nothing of it',
    async (field) => {
      const { results } = await record({ [field]: pem });
      expect(results).toMatchObject([
        {
          status: 'REFUSED',
          error: { code: 'PRIVATE_KEY_REFUSED', path: field, received: 'not repeated here' },
        },
      ]);
      expect(JSON.stringify(results)).not.toContain(pem.slice(30, 60));
    },
  );

  it('says where in a list of an input a private key stood', async () => {
    const { results } = await record({ notes: ['a', pem] });
    expect(results[0]?.error).toMatchObject({ code: 'PRIVATE_KEY_REFUSED', path: 'notes.1' });
  });
});
