import { describe, expect, it } from '@jest/globals';

import { fact } from './open-provisioning';
import { newUnit } from './facts';
import { unitsOfImages } from './unit-questions';
import type { Question, UnitQuestions } from './unit-questions';

let images = 0;

/** A digest no other test uses. */
function newDigest(scope = 'FILE'): string {
  images += 1;
  return `${scope}:sha256:${String(images).padStart(64, 'e')}`;
}

const by = (digest: string): Question => `unitsByFirmwareDigest(digest: "${digest}", PAGE)`;

const installed = (unitKey: string, digest: string, day: number, other: object = {}) =>
  fact({
    ...{ unitKey, digest, slot: 'application', purpose: 'PRODUCTION', source: 'PROGRAMMED' },
    eventTime: `2026-03-${String(day).padStart(2, '0')}T08:00:00Z`,
    ...other,
  });

/** From images to units. */
export function describeUnitsByFirmware(questions: () => UnitQuestions): void {
  const record = (...inputs: readonly object[]) =>
    questions().record('recordFirmwareInstallations', ...inputs);

  describe('which units hold an image', () => {
    it('ever: all it was put into; now: until another digest came into the same slot', async () => {
      const [a, b] = [newDigest(), newDigest()];
      const [updated, other, kept] = [newUnit(), newUnit(), newUnit()];
      await record(
        ...[installed(updated, a, 1), installed(updated, b, 2)],
        ...[installed(other, a, 1), installed(other, b, 2, { slot: 'bootloader' })],
        installed(kept, a, 1),
      );
      expect(await questions().ever(by(a))).toEqual(
        new Map([
          [updated, false],
          [other, true],
          [kept, true],
        ]),
      );
      expect(await questions().now(by(a))).toEqual([other, kept]);
      expect(await questions().totals(by(a))).toMatchObject({
        unitCount: 3,
        certainCount: 3,
        heldNowCount: 2,
      });
    });

    it('what is read back equal, or written again, ends nothing; what is put back later is held again', async () => {
      const [a, b] = [newDigest(), newDigest()];
      const [readBack, returned] = [newUnit(), newUnit()];
      await record(
        ...[installed(readBack, a, 1), installed(readBack, a, 2, { source: 'READ_BACK' })],
        ...[installed(returned, a, 1), installed(returned, b, 2), installed(returned, a, 3)],
      );
      expect(await questions().now(by(a))).toEqual([readBack, returned]);
      expect(await questions().now(by(b))).toEqual([]);
    });

    it('an installation declared wrong neither counts nor ends another one', async () => {
      const [a, b] = [newDigest(), newDigest()];
      const unitKey = newUnit();
      const wrong = installed(unitKey, b, 2);
      await record(installed(unitKey, a, 1), wrong);
      expect(await questions().now(by(a))).toEqual([]);
      await questions().correct('FIRMWARE_INSTALLATION', wrong);
      expect(await questions().now(by(a))).toEqual([unitKey]);
      expect(await questions().ever(by(b))).toEqual(new Map());
    });

    it('what was put into a place belongs to the unit bound to it later, and what came into the unit ends it', async () => {
      const [a, b] = [newDigest(), newDigest()];
      const [place, unitKey, free] = ['panel/north/UBF/1', newUnit(), 'panel/north/UBF/2'];
      await record(installed(place, a, 1), installed(free, a, 1), installed(unitKey, b, 2));
      await questions().bind([place, unitKey]);
      expect(await questions().ever(by(a))).toEqual(
        new Map([
          [unitKey, false],
          [free, true],
        ]),
      );
      await record(installed(place, a, 3));
      expect(await questions().now(by(b))).toEqual([]);
      expect(await questions().now(by(a))).toEqual([unitKey, free].sort());
    });

    it('by one digest it is that very digest: an alias counts where the image is asked, and holds it on', async () => {
      const [file, tlv] = [newDigest(), newDigest('IMAGE_TLV')];
      const [byFile, byTlv, readBack] = [newUnit(), newUnit(), newUnit()];
      await record(
        ...[installed(byFile, file, 1), installed(byTlv, tlv, 1)],
        ...[installed(readBack, file, 1), installed(readBack, tlv, 2, { source: 'READ_BACK' })],
      );
      expect(await questions().ever(by(file))).toEqual(
        new Map([
          [byFile, true],
          [readBack, false],
        ]),
      );
      for (const entity of ['FirmwareImage', 'SigningKey'] as const) {
        const question = unitsOfImages(entity, [file, tlv]);
        const all = [byFile, byTlv, readBack];
        expect(await questions().ever(question)).toEqual(new Map(all.map((unitKey) => [unitKey, true])));
        expect(await questions().totals(question)).toMatchObject({ unitCount: 3, heldNowCount: 3 });
      }
    });

    it('of a purpose: only what was put in for it', async () => {
      const digest = newDigest();
      const [test, production] = [newUnit(), newUnit()];
      await record(installed(test, digest, 1, { purpose: 'TEST' }), installed(production, digest, 1));
      const question = `unitsByFirmwareDigest(digest: "${digest}", purpose: TEST, PAGE)`;
      expect([...(await questions().ever(question)).keys()]).toEqual([test]);
    });

    it('one nobody holds gives an empty list, with counts of none', async () => {
      expect(await questions().ever(by(newDigest()))).toEqual(new Map());
      expect(await questions().totals(by(newDigest()))).toMatchObject({ unitCount: 0, heldNowCount: 0 });
      expect(await questions().ever(unitsOfImages('SigningKey', []))).toEqual(new Map());
    });

    it('by what is no digest is refused with DIGEST_MALFORMED', async () => {
      expect(await questions().refusal(by(`FILE:sha256:${'a'.repeat(63)}`))).toBe('DIGEST_MALFORMED');
    });
  });
}
