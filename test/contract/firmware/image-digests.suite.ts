import { randomUUID } from 'node:crypto';

import { describe, expect, it } from '@jest/globals';

import { sha256, signed, someImage, someKey } from './signed-image';
import type { Image } from './signed-image';
import type { FirmwareSubgraph } from './subgraph';

/** The digests under which images are in units: what the units that hold them are counted by. */
export function describeImageDigests(firmware: () => FirmwareSubgraph): void {
  const ofImage = async (digest: string) =>
    firmware().ask<{ firmwareImage: { imageDigests: readonly string[] } | null }>(
      'query($digest: ID!) { firmwareImage(digest: $digest) { imageDigests } }',
      { digest },
    );
  const ofKey = async (keyId: string) =>
    firmware().ask<{ signingKey: { imageDigests: readonly string[] } | null }>(
      'query($keyId: ID!) { signingKey(keyId: $keyId) { imageDigests } }',
      { keyId },
    );
  const digestsOfImage = async (digest: string) => (await ofImage(digest)).data.firmwareImage?.imageDigests;
  const digestsOfKey = async (keyId: string) => (await ofKey(keyId)).data.signingKey?.imageDigests;
  const imageIdOf = async (digest: string) => {
    const { data } = await firmware().ask<{ firmwareImage: { imageId: string } }>(
      'query($digest: ID!) { firmwareImage(digest: $digest) { imageId } }',
      { digest },
    );
    return data.firmwareImage.imageId;
  };
  const tlvOf = ({ bytes }: Image) => `IMAGE_TLV:sha256:${sha256(bytes.subarray(1))}`;
  const withTlv = (image: Image) => ({
    ...image.input,
    digests: [...image.input.digests, { scope: 'IMAGE_TLV', value: sha256(image.bytes.subarray(1)) }],
  });
  const composedOf = (whole: Image, ...parts: readonly string[]) => ({
    ...whole.input,
    parts: parts.map((digest) => ({ digest })),
  });

  describe('the digests of an image', () => {
    it('are all of its own, whichever it is asked by, in the order of their text', async () => {
      const image = someImage();
      await firmware().registerImages(withTlv(image));
      for (const digest of [image.digest, tlvOf(image)])
        expect(await digestsOfImage(digest)).toEqual([image.digest, tlvOf(image)]);
    });

    it('are also those of what is composed of it, at any depth, named by any of its digests', async () => {
      const [part, merged, carton, other] = [someImage(), someImage(), someImage(), someImage()];
      await firmware().registerImages(
        withTlv(part),
        composedOf(merged, tlvOf(part), other.digest),
        composedOf(carton, merged.digest),
        other.input,
      );
      expect(await digestsOfImage(part.digest)).toEqual(
        [part.digest, tlvOf(part), merged.digest, carton.digest].sort(),
      );
      expect(await digestsOfImage(merged.digest)).toEqual([merged.digest, carton.digest].sort());
      expect(await digestsOfImage(carton.digest)).toEqual([carton.digest]);
    });

    it('end where images are parts of each other', async () => {
      const [a, b] = [someImage(), someImage()];
      await firmware().registerImages(composedOf(a, b.digest), composedOf(b, a.digest));
      for (const { digest } of [a, b])
        expect(await digestsOfImage(digest)).toEqual([a.digest, b.digest].sort());
    });

    it('leave out what a registration declared wrong named as its part, and its own', async () => {
      const [part, whole, alias] = [someImage(), someImage(), someImage()];
      const eventId = randomUUID();
      const wrong = { ...composedOf(whole, part.digest), eventId };
      await firmware().registerImages(part.input, {
        ...wrong,
        digests: [...whole.input.digests, ...alias.input.digests],
      });
      const all = [part.digest, whole.digest, alias.digest].sort();
      expect(await digestsOfImage(part.digest)).toEqual(all);
      const imageId = await imageIdOf(whole.digest);
      await firmware().correct({ kind: 'FIRMWARE_IMAGE', subjectKey: imageId, correctedEventId: eventId });
      expect(await digestsOfImage(part.digest)).toEqual([part.digest]);
      await firmware().registerImages(whole.input);
      expect(await digestsOfImage(part.digest)).toEqual([part.digest]);
      expect(await digestsOfImage(whole.digest)).toEqual([whole.digest]);
    });

    it('leave out a digest that another image claimed earlier, and what is composed of that one', async () => {
      const [first, second, whole] = [someImage(), someImage(), someImage()];
      await firmware().registerImages(first.input);
      await firmware().registerImages({
        ...second.input,
        digests: [...second.input.digests, ...first.input.digests],
      });
      await firmware().registerImages(composedOf(whole, first.digest));
      expect(await digestsOfImage(first.digest)).toEqual([first.digest, whole.digest].sort());
      expect(await digestsOfImage(second.digest)).toEqual([second.digest]);
    });
  });

  describe('the digests of a key', () => {
    it('are those of all images it signed, of a dual-signed one for both keys, each once', async () => {
      const [own, shared, whole, tlvOnly] = [someImage(), someImage(), someImage(), someImage()];
      const [key, second, idle] = [someKey(), someKey('ed25519'), someKey()];
      await firmware().registerImages(
        own.input,
        withTlv(shared),
        composedOf(whole, shared.digest),
        withTlv(tlvOnly),
      );
      await firmware().registerKeys(key.input, second.input, idle.input);
      await firmware().recordSignatures(
        ...[own, shared, whole].map((image) => signed(image, key)),
        signed(shared, second, 'ed25519'),
        { ...signed(tlvOnly, second, 'ed25519'), digest: tlvOf(tlvOnly) },
      );
      const ofShared = [shared.digest, tlvOf(shared), whole.digest];
      expect(await digestsOfKey(key.keyId)).toEqual([own.digest, ...ofShared].sort());
      expect(await digestsOfKey(second.keyId)).toEqual([...ofShared, tlvOnly.digest, tlvOf(tlvOnly)].sort());
      expect(await digestsOfKey(idle.keyId)).toEqual([]);
    });

    it('count a signature that does not verify, none that was declared wrong, and a digest nobody registered', async () => {
      const [failing, wrong, unknown] = [someImage(), someImage(), someImage()];
      const key = someKey();
      const eventId = randomUUID();
      await firmware().registerImages(failing.input, wrong.input);
      await firmware().registerKeys(key.input);
      await firmware().recordSignatures(
        { ...signed(failing, key), signature: key.sign(wrong.bytes) },
        { ...signed(wrong, key), eventId },
        signed(unknown, key),
      );
      expect(await digestsOfKey(key.keyId)).toEqual([failing.digest, wrong.digest, unknown.digest].sort());
      await firmware().correct({ kind: 'SIGNATURE', subjectKey: wrong.digest, correctedEventId: eventId });
      expect(await digestsOfKey(key.keyId)).toEqual([failing.digest, unknown.digest].sort());
    });

    it('cost the same number of SQL statements for one image and for a hundred, and none is left out', async () => {
      const images = Array.from({ length: 101 }, () => someImage());
      const [few, many] = [someKey(), someKey()];
      await firmware().registerImages(
        ...images.map((image, n) =>
          n % 2 === 1 ? composedOf(image, images[n - 1]?.digest ?? '') : withTlv(image),
        ),
      );
      await firmware().registerKeys(few.input, many.input);
      await firmware().recordSignatures(
        ...images.slice(0, 100).map((image) => signed(image, many)),
        signed(images[100] ?? someImage(), few),
      );
      const [one, hundred] = [await ofKey(few.keyId), await ofKey(many.keyId)];
      expect(one.data.signingKey?.imageDigests).toHaveLength(2);
      expect(hundred.data.signingKey?.imageDigests).toHaveLength(150);
      expect(hundred.sqlStatements).toBe(one.sqlStatements);
    });
  });
}
