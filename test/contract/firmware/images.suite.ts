import { randomUUID } from 'node:crypto';

import { beforeAll, describe, expect, it } from '@jest/globals';

import { someImage } from './signed-image';
import type { FirmwareSubgraph } from './subgraph';

/** The rules of images. */
export function describeImages(firmware: () => FirmwareSubgraph): void {
  const FIELDS = `digest imageId name version sizeBytes digests { scope algorithm value }
  parts { imageId name version digest offset image { digest } } record { eventId findings { code } }`;
  const value = (): string => someImage().value;

  interface Image {
    readonly digest: string;
    readonly imageId: string;
    readonly name: string;
    readonly version: string;
    readonly parts: readonly unknown[];
    readonly record: { readonly eventId: string };
  }

  async function image(digest: string): Promise<Image | null> {
    const { data } = await firmware().ask<{ firmwareImage: Image | null }>(
      `query($digest: ID!) { firmwareImage(digest: $digest) { ${FIELDS} } }`,
      { digest },
    );
    return data.firmwareImage;
  }

  describe('an image with several digests', () => {
    const [file, tlv, flash] = [value(), value(), value()];
    const digests = [
      { scope: 'IMAGE_TLV', value: tlv },
      { scope: 'FILE', algorithm: 'sha256', value: file.toUpperCase() },
      { scope: 'FLASH_READBACK', algorithm: 'SHA-256', value: flash },
    ];

    beforeAll(async () => {
      await firmware().registerImages({ name: 'boot', version: '1.8.2', digests, sizeBytes: 6_000_000_000 });
    });

    it('is one image under each of them, which is echoed as it was asked', async () => {
      for (const digest of [
        `FILE:sha256:${file}`,
        `IMAGE_TLV:sha256:${tlv}`,
        `FLASH_READBACK:sha256:${flash}`,
      ])
        expect(await image(digest)).toMatchObject({ digest, imageId: `FILE:sha256:${file}`, sizeBytes: 6e9 });
    });

    it('lists them in the order of scope and value', async () => {
      expect(await image(`IMAGE_TLV:sha256:${tlv}`)).toMatchObject({
        digests: [
          { scope: 'FILE', algorithm: 'sha256', value: file },
          { scope: 'FLASH_READBACK', algorithm: 'sha256', value: flash },
          { scope: 'IMAGE_TLV', algorithm: 'sha256', value: tlv },
        ],
      });
    });

    it('has the first one as its imageId where none is of a file', async () => {
      const [first, second] = [value(), value()];
      await firmware().registerImages({
        name: 'boot',
        version: '1',
        digests: [
          { scope: 'IMAGE_TLV', value: first },
          { scope: 'FLASH_READBACK', value: second },
        ],
      });
      expect((await image(`FLASH_READBACK:sha256:${second}`))?.imageId).toBe(`IMAGE_TLV:sha256:${first}`);
    });

    it('gains digests by a later registration that says the same', async () => {
      const [first, second] = [value(), value()];
      const common = { name: 'boot', version: '1' };
      await firmware().registerImages({ ...common, digests: [{ scope: 'FILE', value: first }] });
      const [later] = await firmware().registerImages({
        ...common,
        digests: [
          { scope: 'FILE', value: first },
          { scope: 'FLASH_READBACK', value: second },
        ],
      });
      expect(later).toMatchObject({ status: 'STORED', findings: [] });
      expect((await image(`FLASH_READBACK:sha256:${second}`))?.imageId).toBe(`FILE:sha256:${first}`);
    });
  });

  describe('an image that cannot be read', () => {
    it.each([
      ['without a digest', { digests: [] }, 'IMAGE_WITHOUT_DIGEST', 'digests'],
      [
        'with a digest of another algorithm',
        { digests: [{ scope: 'FILE', algorithm: 'sha512', value: 'a'.repeat(128) }] },
        'DIGEST_ALGORITHM_UNSUPPORTED',
        'digests.0.algorithm',
      ],
      [
        'with a digest cut short',
        { digests: [{ scope: 'FILE', value: 'abc' }] },
        'SHA256_MALFORMED',
        'digests.0.value',
      ],
      [
        'with a part of no scope',
        { parts: [{ digest: 'sha256:abc' }] },
        'DIGEST_MALFORMED',
        'parts.0.digest',
      ],
      ['with half a byte', { sizeBytes: 0.5 }, 'IMAGE_SIZE_MALFORMED', 'sizeBytes'],
    ])('is refused %s', async (_case, change, code, path) => {
      const [result] = await firmware().registerImages({ ...someImage().input, ...change });
      expect(result).toMatchObject({ status: 'REFUSED', error: { code, path } });
    });
  });

  describe('a digest claimed by two images', () => {
    it('is kept with the finding DIGEST_CLAIMED_TWICE, and the earlier recorded image answers', async () => {
      const shared = value();
      const claim = (name: string) => ({
        name,
        version: '1',
        digests: [
          { scope: 'FILE', value: value() },
          { scope: 'IMAGE_TLV', value: shared },
        ],
      });
      const [first] = await firmware().registerImages(claim('first'));
      const [second] = await firmware().registerImages(claim('second'));
      expect(first?.findings).toEqual([]);
      expect(second).toMatchObject({ status: 'STORED', findings: ['DIGEST_CLAIMED_TWICE'] });
      expect((await image(`IMAGE_TLV:sha256:${shared}`))?.name).toBe('first');
    });

    it('is noticed within one list too', async () => {
      const shared = { scope: 'IMAGE_TLV', value: value() };
      const claim = () => ({ ...someImage().input, digests: [{ scope: 'FILE', value: value() }, shared] });
      const results = await firmware().registerImages(claim(), claim());
      expect(results.map(({ findings }) => findings).sort()).toEqual([[], ['DIGEST_CLAIMED_TWICE']]);
    });

    it('is noticed whoever of several senders comes first', async () => {
      const shared = { scope: 'IMAGE_TLV', value: value() };
      const claim = () => ({ ...someImage().input, digests: [{ scope: 'FILE', value: value() }, shared] });
      const results = await Promise.all(
        Array.from({ length: 6 }, async () => (await firmware().registerImages(claim()))[0]?.findings),
      );
      expect(results.filter((findings) => findings?.length === 0)).toHaveLength(1);
    });

    it('is answered by the other one once the earlier registration is declared wrong', async () => {
      const [one, other] = [someImage(), someImage()];
      const shared = { scope: 'IMAGE_TLV', value: value() };
      const eventId = randomUUID();
      await firmware().registerImages({ ...one.input, eventId, digests: [...one.input.digests, shared] });
      await firmware().registerImages({ ...other.input, digests: [...other.input.digests, shared] });
      const [correction] = await firmware().correct({
        kind: 'FIRMWARE_IMAGE',
        subjectKey: one.digest,
        correctedEventId: eventId,
      });
      expect(correction).toMatchObject({ status: 'STORED', findings: [] });
      expect((await image(`IMAGE_TLV:sha256:${shared.value}`))?.imageId).toBe(other.digest);
      expect(await image(one.digest)).toBeNull();
    });
  });

  describe('an image registered twice', () => {
    it('with other content is kept with IMAGE_REGISTERED_TWICE, and the earlier registration answers', async () => {
      const { input, digest } = someImage();
      await firmware().registerImages(input);
      const [later] = await firmware().registerImages({ ...input, version: '9.9' });
      expect(later).toMatchObject({ status: 'STORED', findings: ['IMAGE_REGISTERED_TWICE'] });
      expect((await image(digest))?.version).toBe('2.4.0');
    });

    it('with the same content is no finding, and the same event again is a replay', async () => {
      const input = { ...someImage().input, eventId: randomUUID() };
      await firmware().registerImages(input);
      const results = await firmware().registerImages({ ...input, eventId: randomUUID() }, input);
      expect(results.map(({ status, findings }) => [status, findings])).toEqual([
        ['STORED', []],
        ['REPLAYED', []],
      ]);
    });
  });

  describe('an image composed of others', () => {
    it('shows a part by its digest alone, and by name and version once it is registered', async () => {
      const [whole, part] = [someImage(), someImage()];
      await firmware().registerImages({
        ...whole.input,
        parts: [{ digest: part.digest, offset: '0x20000' }],
      });
      const unknown = {
        imageId: part.digest,
        name: null,
        version: null,
        digest: part.digest,
        offset: '0x20000',
        image: null,
      };
      expect((await image(whole.digest))?.parts).toEqual([unknown]);
      await firmware().registerImages({ ...part.input, name: 'kernel', version: '6.12.9' });
      expect((await image(whole.digest))?.parts).toEqual([
        { ...unknown, name: 'kernel', version: '6.12.9', image: { digest: part.digest } },
      ]);
    });

    it('is kept with IMAGE_PART_OF_ITSELF where it names itself', async () => {
      const { input, digest } = someImage();
      const [result] = await firmware().registerImages({ ...input, parts: [{ digest }] });
      expect(result).toMatchObject({ status: 'STORED', findings: ['IMAGE_PART_OF_ITSELF'] });
      expect((await image(digest))?.parts).toMatchObject([{ imageId: digest }]);
    });
  });

  describe('asking for an image', () => {
    it('answers null for a digest nobody registered', async () => {
      expect(await image(someImage().digest)).toBeNull();
    });

    it('is refused for what is no digest, the siblings unharmed', async () => {
      const { input, digest } = someImage();
      await firmware().registerImages(input);
      const { data, errors } = await firmware().ask<{ _entities: unknown[] }>(
        `query($r: [_Any!]!) { _entities(representations: $r) { ... on FirmwareImage { digest } } }`,
        { r: [digest, 'FILE:md5:abc', digest].map((key) => ({ __typename: 'FirmwareImage', digest: key })) },
      );
      expect(data._entities).toEqual([{ digest }, null, { digest }]);
      expect(errors).toHaveLength(1);
    });
  });

  describe('approvals and bills of software', () => {
    it('are facts of the image under any of its digests, the person a pseudonym', async () => {
      const { input, digest } = someImage();
      const tlv = value();
      await firmware().registerImages({
        ...input,
        digests: [...input.digests, { scope: 'IMAGE_TLV', value: tlv }],
      });
      const approval = { approver: 'anna', site: 'WRO1', hardwareRevision: 'C' };
      const approvals = await firmware().attestReleases(
        { digest, productKey: '01/09521234543213', ...approval },
        { digest: `IMAGE_TLV:sha256:${tlv}`, productKey: 'part/lumivane/LV%2DT10', ...approval },
      );
      expect(approvals.map(({ findings }) => findings)).toEqual([[], []]);
      await firmware().recordSboms({ digest, format: 'cyclonedx', sha256: value(), uri: 'store:sbom/1' });
      const { data } = await firmware().ask<{
        firmwareImage: { releases: { approver: string; productKey: string }[] };
      }>(
        `query($digest: ID!) { firmwareImage(digest: $digest) {
        releases { productKey hardwareRevision approvedTime approver } sboms { format uri } } }`,
        { digest },
      );
      expect(data.firmwareImage).toMatchObject({
        releases: [{ hardwareRevision: 'C' }, { hardwareRevision: 'C' }],
        sboms: [{ format: 'CycloneDX', uri: 'store:sbom/1' }],
      });
      const { releases } = data.firmwareImage;
      expect(releases.map(({ productKey }) => productKey).sort()).toEqual([
        '01/09521234543213',
        'part/lumivane/LV-T10',
      ]);
      for (const { approver } of releases) expect(approver).toMatch(/^op-[0-9a-f]{32}$/);
    });

    it('of an image nobody registered are kept with IMAGE_UNKNOWN', async () => {
      const { digest } = someImage();
      const [approval] = await firmware().attestReleases({ digest, approver: 'anna', site: 'WRO1' });
      const [sbom] = await firmware().recordSboms({ digest, format: 'SWID', sha256: value() });
      expect(approval?.findings).toEqual(['IMAGE_UNKNOWN']);
      expect(sbom?.findings).toEqual(['IMAGE_UNKNOWN', 'SBOM_FORMAT_UNKNOWN']);
    });

    it.each(['01/0952123454321', '01/09521234543213/21/1', 'KG-200', 'part/kestrelo'])(
      'are refused for what is no product: %s',
      async (productKey) => {
        const [result] = await firmware().attestReleases({
          ...{ digest: someImage().digest, approver: 'anna', site: 'WRO1' },
          productKey,
        });
        expect(result).toMatchObject({ status: 'REFUSED', error: { path: 'productKey' } });
      },
    );

    it('declared wrong are shown only when asked for', async () => {
      const { input, digest } = someImage();
      await firmware().registerImages(input);
      const eventId = randomUUID();
      await firmware().attestReleases({ eventId, digest, approver: 'anna', site: 'WRO1' });
      await firmware().correct({ kind: 'RELEASE', subjectKey: digest, correctedEventId: eventId });
      const { data } = await firmware().ask(
        `query($digest: ID!) { firmwareImage(digest: $digest) { releases { record { eventId } }
        all: releases(includeSuperseded: true) { record { eventId correctedBy { reason author } } } } }`,
        { digest },
      );
      expect(data).toMatchObject({
        firmwareImage: {
          releases: [],
          all: [{ record: { eventId, correctedBy: { reason: 'INCORRECT_DATA' } } }],
        },
      });
    });
  });
}
