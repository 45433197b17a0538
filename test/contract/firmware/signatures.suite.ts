import { randomBytes, randomUUID, sign } from 'node:crypto';

import { describe, expect, it } from '@jest/globals';

import { sha256, signed, signedByDigest, someImage, someKey } from './signed-image';
import type { Image, KeyKind } from './signed-image';
import type { FirmwareSubgraph } from './subgraph';

/** The rules of signatures. */
export function describeSignatures(firmware: () => FirmwareSubgraph): void {
  interface Signature {
    readonly verification: string;
    readonly keyStateAtSigning: string;
    readonly key: {
      readonly keyId: string;
      readonly algorithm: string;
      readonly state: string;
      readonly record: object | null;
    };
    readonly record: { readonly findings: readonly { readonly code: string }[] };
  }

  async function signatures(digest: string): Promise<readonly Signature[]> {
    const { data } = await firmware().ask<{ firmwareImage: { signatures: readonly Signature[] } | null }>(
      `query($digest: ID!) { firmwareImage(digest: $digest) { signatures { signedTime algorithm verification keyStateAtSigning
      key { keyId algorithm state record { eventId } } record { findings { code } } } } }`,
      { digest },
    );
    return data.firmwareImage?.signatures ?? [];
  }

  async function registered(kind: KeyKind = 'ec', keyInput: object = {}) {
    const [image, key] = [someImage(), someKey(kind)];
    await firmware().registerImages(image.input);
    await firmware().registerKeys({ ...key.input, ...keyInput });
    return { image, key };
  }

  describe.each(['ec', 'ed25519', 'rsa'] as const)('a signature by a registered key (%s)', (kind) => {
    it('over the bytes of the image is VERIFIED', async () => {
      const { image, key } = await registered(kind);
      const [result] = await firmware().recordSignatures(signed(image, key, kind));
      expect(result).toMatchObject({ status: 'STORED', findings: [] });
      expect(await signatures(image.digest)).toMatchObject([
        { verification: 'VERIFIED', keyStateAtSigning: 'ACTIVE', key: { keyId: key.keyId, state: 'ACTIVE' } },
      ]);
    });

    it('of other bytes is kept with SIGNATURE_VERIFICATION_FAILED and FAILED', async () => {
      const { image, key } = await registered(kind);
      const signature = key.sign(randomBytes(10));
      const [result] = await firmware().recordSignatures({ ...signed(image, key, kind), signature });
      expect(result).toMatchObject({ status: 'STORED', findings: ['SIGNATURE_VERIFICATION_FAILED'] });
      expect(await signatures(image.digest)).toMatchObject([{ verification: 'FAILED' }]);
    });

    it('registered after it is checked when it is asked for', async () => {
      const [image, key] = [someImage(), someKey(kind)];
      await firmware().registerImages(image.input);
      const [result] = await firmware().recordSignatures(signed(image, key, kind));
      expect(result?.findings).toEqual(['SIGNING_KEY_UNKNOWN']);
      expect(await signatures(image.digest)).toMatchObject([
        {
          verification: 'NOT_CHECKABLE',
          keyStateAtSigning: 'UNKNOWN',
          key: { keyId: key.keyId, algorithm: 'UNKNOWN', state: 'UNKNOWN', record: null },
        },
      ]);
      await firmware().registerKeys(key.input);
      // The second answer comes from memory.
      expect(await signatures(image.digest)).toMatchObject([
        { verification: 'VERIFIED', key: { state: 'ACTIVE' } },
      ]);
      expect(await signatures(image.digest)).toMatchObject([
        { verification: 'VERIFIED', key: { state: 'ACTIVE' } },
      ]);
    });

    it('of another kind than its algorithm has FAILED, with SIGNATURE_ALGORITHM_DIFFERS', async () => {
      const { image, key } = await registered(kind);
      const algorithm = kind === 'ec' ? 'ED25519' : 'ECDSA_P256_SHA256';
      const [result] = await firmware().recordSignatures({ ...signed(image, key, kind), algorithm });
      expect(result?.findings).toEqual(['SIGNATURE_ALGORITHM_DIFFERS', 'SIGNATURE_VERIFICATION_FAILED']);
      expect(await signatures(image.digest)).toMatchObject([{ verification: 'FAILED' }]);
    });
  });

  describe('a signature with the digest of what was signed only', () => {
    it.each([
      ['ec', 'VERIFIED'],
      ['rsa', 'VERIFIED'],
      ['ed25519', 'NOT_CHECKABLE'],
    ] as const)('by a key of kind %s is %s', async (kind, verification) => {
      const { image, key } = await registered(kind);
      const [result] = await firmware().recordSignatures(signedByDigest(image, key, kind));
      expect(result).toMatchObject({ status: 'STORED', findings: [] });
      expect(await signatures(image.digest)).toMatchObject([{ verification }]);
    });

    it('that is no digest of the image proves nothing about it: SIGNED_DIGEST_DIFFERS and NOT_CHECKABLE', async () => {
      const { image, key } = await registered();
      const other = someImage();
      const [result] = await firmware().recordSignatures({
        ...signedByDigest(other, key),
        digest: image.digest,
      });
      expect(result).toMatchObject({ status: 'STORED', findings: ['SIGNED_DIGEST_DIFFERS'] });
      expect(await signatures(image.digest)).toMatchObject([{ verification: 'NOT_CHECKABLE' }]);
    });
  });

  describe('signed content', () => {
    it('that is not the image is kept with SIGNED_CONTENT_DIFFERS, and proves nothing about the image', async () => {
      const { image, key } = await registered();
      const other = someImage();
      const [result] = await firmware().recordSignatures({ ...signed(other, key), digest: image.digest });
      expect(result).toMatchObject({ status: 'STORED', findings: ['SIGNED_CONTENT_DIFFERS'] });
      expect(await signatures(image.digest)).toMatchObject([{ verification: 'NOT_CHECKABLE' }]);
    });

    it('may be the part of the file that the boot loader hashes', async () => {
      const { image, key } = await registered();
      const body = image.bytes.subarray(0, 60);
      const { digests } = image.input;
      await firmware().registerImages({
        ...image.input,
        digests: [...digests, { scope: 'IMAGE_TLV', value: sha256(body) }],
      });
      const [result] = await firmware().recordSignatures({
        ...signed({ ...image, bytes: body }, key),
        digest: image.digest,
      });
      expect(result?.findings).toEqual([]);
      expect(await signatures(image.digest)).toMatchObject([{ verification: 'VERIFIED' }]);
    });

    it('of Ed25519 may be the digest itself, as boot loaders sign it', async () => {
      const { image, key } = await registered('ed25519');
      const bytes = Buffer.from(image.value, 'hex');
      const [result] = await firmware().recordSignatures(signed({ ...image, bytes }, key, 'ed25519'));
      expect(result?.findings).toEqual([]);
      expect(await signatures(image.digest)).toMatchObject([{ verification: 'VERIFIED' }]);
    });

    it('of Ed25519 above 64 KiB is checked at once where the key is known, and not kept for later', async () => {
      const [image, key, late] = [someImage(65_537), someKey('ed25519'), someKey('ed25519')];
      await firmware().registerImages(image.input);
      await firmware().registerKeys(key.input);
      await firmware().recordSignatures(signed(image, key, 'ed25519'), signed(image, late, 'ed25519'));
      await firmware().registerKeys(late.input);
      const found = await signatures(image.digest);
      expect(new Map(found.map(({ key: { keyId }, verification }) => [keyId, verification]))).toEqual(
        new Map([
          [key.keyId, 'VERIFIED'],
          [late.keyId, 'NOT_CHECKABLE'],
        ]),
      );
    });

    it('changes nothing on replay, whether the key was known or not', async () => {
      const [image, key] = [someImage(), someKey('ed25519')];
      await firmware().registerImages(image.input);
      const input = { ...signed(image, key, 'ed25519'), eventId: randomUUID() };
      await firmware().recordSignatures(input);
      await firmware().registerKeys(key.input);
      const [again, changed] = await firmware().recordSignatures(input, {
        ...input,
        signature: key.sign(Buffer.from('else')),
      });
      expect(again).toMatchObject({ status: 'REPLAYED', findings: ['SIGNING_KEY_UNKNOWN'] });
      expect(changed).toMatchObject({ status: 'CONFLICT', error: { code: 'RECORD_CONFLICT' } });
    });
  });

  describe('a signature of an image nobody registered', () => {
    it('is kept with IMAGE_UNKNOWN, and shown under every alias once the image is registered', async () => {
      const [image, key] = [someImage(), someKey()];
      await firmware().registerKeys(key.input);
      const [result] = await firmware().recordSignatures(signed(image, key));
      expect(result?.findings).toEqual(['IMAGE_UNKNOWN']);
      const tlv = { scope: 'IMAGE_TLV', value: sha256(randomBytes(9)) };
      await firmware().registerImages({ ...image.input, digests: [tlv, ...image.input.digests] });
      expect(await signatures(`IMAGE_TLV:sha256:${tlv.value}`)).toMatchObject([{ verification: 'VERIFIED' }]);
    });
  });

  describe('an image that claims the digest of another one', () => {
    it('does not come by its signatures', async () => {
      const { image, key } = await registered();
      await firmware().recordSignatures(signed(image, key));
      const impostor = someImage();
      await firmware().registerImages({
        ...impostor.input,
        digests: [
          ...impostor.input.digests,
          ...image.input.digests.map((digest) => ({ ...digest, scope: 'FILE' })),
        ],
      });
      expect(await signatures(impostor.digest)).toEqual([]);
      const [result] = await firmware().recordSignatures({ ...signed(image, key), digest: impostor.digest });
      expect(result?.findings).toEqual(['SIGNED_CONTENT_DIFFERS']);
      expect(await signatures(impostor.digest)).toMatchObject([{ verification: 'NOT_CHECKABLE' }]);
    });
  });

  describe('the key when it signed', () => {
    const signedAt = (eventTime: string) => ({ eventTime });

    it('outside its validity gives SIGNED_OUTSIDE_KEY_VALIDITY', async () => {
      const window = { validFromTime: '2026-01-01T00:00:00Z', validToTime: '2026-02-01T00:00:00Z' };
      const { image, key } = await registered('ec', window);
      const results = await firmware().recordSignatures(
        { ...signed(image, key), ...signedAt('2026-01-01T00:30:00+01:00') },
        { ...signed(image, key), ...signedAt('2026-01-01T01:00:00+01:00') },
        { ...signed(image, key), ...signedAt('2026-02-01T00:00:01Z') },
      );
      expect(results.map(({ findings }) => findings)).toEqual([
        ['SIGNED_OUTSIDE_KEY_VALIDITY'],
        [],
        ['SIGNED_OUTSIDE_KEY_VALIDITY'],
      ]);
      expect((await signatures(image.digest)).map(({ keyStateAtSigning }) => keyStateAtSigning)).toEqual([
        'UNKNOWN',
        'ACTIVE',
        'UNKNOWN',
      ]);
    });

    it('in a state in which it may not sign gives SIGNED_BY_INACTIVE_KEY', async () => {
      const { image, key } = await registered();
      await firmware().recordStates({
        keyId: key.keyId,
        state: 'RETIRED',
        eventTime: '2026-02-01T00:00:00Z',
      });
      const [result] = await firmware().recordSignatures({
        ...signed(image, key),
        ...signedAt('2026-02-02T00:00:00Z'),
      });
      expect(result?.findings).toEqual(['SIGNED_BY_INACTIVE_KEY']);
      expect(await signatures(image.digest)).toMatchObject([
        { verification: 'VERIFIED', keyStateAtSigning: 'RETIRED' },
      ]);
    });

    it('is COMPROMISED once it is suspected since before, and again ACTIVE when that was declared wrong', async () => {
      const { image, key } = await registered();
      await firmware().recordSignatures({ ...signed(image, key), ...signedAt('2026-02-02T00:00:00Z') });
      const eventId = randomUUID();
      const [state] = await firmware().recordStates({
        eventId,
        keyId: key.keyId,
        state: 'COMPROMISED',
        eventTime: '2026-05-20T00:00:00Z',
        compromisedSinceTime: '2026-02-01T00:00:00Z',
      });
      expect(state).toMatchObject({ status: 'STORED', findings: [] });
      expect(await signatures(image.digest)).toMatchObject([
        { keyStateAtSigning: 'COMPROMISED', key: { state: 'COMPROMISED' } },
      ]);
      await firmware().correct({
        kind: 'SIGNING_KEY_STATE',
        subjectKey: key.keyId,
        correctedEventId: eventId,
      });
      expect(await signatures(image.digest)).toMatchObject([
        { keyStateAtSigning: 'ACTIVE', key: { state: 'ACTIVE' } },
      ]);
    });
  });

  describe('a signature that cannot be read', () => {
    it.each([
      ['no base64', { signature: 'MEUC…' }, 'BASE64_MALFORMED', 'signature'],
      ['no digest', { digest: 'sha256:abc' }, 'DIGEST_MALFORMED', 'digest'],
      ['no key id', { keyId: 'release-key.pem' }, 'SHA256_MALFORMED', 'keyId'],
      ['no signed digest', { signedDigest: 'abc' }, 'SHA256_MALFORMED', 'signedDigest'],
    ])('is refused: %s', async (_case, change, code, path) => {
      const [result] = await firmware().recordSignatures({ ...signed(someImage(), someKey()), ...change });
      expect(result).toMatchObject({ status: 'REFUSED', error: { code, path } });
    });
  });

  describe('the cost of asking', () => {
    const QUERY = `query($r: [_Any!]!) { _entities(representations: $r) { ... on FirmwareImage { imageId name version
    digests { scope algorithm value } parts { imageId name version }
    signatures { signedTime verification keyStateAtSigning key { keyId algorithm state } } } } }`;

    it('is the same number of SQL statements for one image and for a hundred', async () => {
      const keys = [someKey(), someKey('ed25519')];
      await firmware().registerKeys(...keys.map(({ input }) => input));
      const part = someImage();
      const images = Array.from({ length: 100 }, () => someImage());
      await firmware().registerImages(
        part.input,
        ...images.map(({ input }) => ({ ...input, parts: [{ digest: part.digest }] })),
      );
      const made = images.flatMap((image) => [
        signed(image, keys[0] ?? someKey()),
        signed(image, keys[1] ?? someKey(), 'ed25519'),
      ]);
      await firmware().recordSignatures(...made);
      const ask = (asked: readonly Image[]) =>
        firmware().ask<{ _entities: readonly { signatures: readonly Signature[] }[] }>(QUERY, {
          r: asked.map(({ digest }) => ({ __typename: 'FirmwareImage', digest })),
        });
      const [one, hundred] = [await ask(images.slice(0, 1)), await ask(images)];
      expect(one.sqlStatements).toBe(12);
      expect(hundred.sqlStatements).toBe(12);
      expect(
        new Set(hundred.data._entities.flatMap((image) => image.signatures.map((s) => s.verification))),
      ).toEqual(new Set(['VERIFIED']));
    });
  });

  describe('an RSA-PSS signature', () => {
    it('is VERIFIED by the digest alone', async () => {
      const { image, key } = await registered('rsa');
      const signature = sign('sha256', image.bytes, { key: key.privateKey, padding: 6, saltLength: 32 });
      await firmware().recordSignatures({
        ...signedByDigest(image, key),
        algorithm: 'RSA_PSS_SHA256',
        signature: signature.toString('base64'),
      });
      expect(await signatures(image.digest)).toMatchObject([{ verification: 'VERIFIED' }]);
    });
  });
}
