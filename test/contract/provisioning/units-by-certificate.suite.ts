import { describe, expect, it } from '@jest/globals';

import { DEVICE_CERTIFICATE, RENEWED_CERTIFICATE } from '../../unit/provisioning/certificates';
import { newUnit } from './facts';
import { fact } from './open-provisioning';
import type { Question, UnitQuestions } from './unit-questions';

const byCertificate = (sha256: string): Question => `unitsByCertificate(sha256: "${sha256}", PAGE)`;
const byKey = (sha256: string): Question => `unitsByPublicKey(publicKeySha256: "${sha256}", PAGE)`;
const OTHER = 'f'.repeat(64);

const provisioned = (unitKey: string, certificate: object, day: number, purpose = 'IDevID') =>
  fact({
    ...{ unitKey, purpose, keyOrigin: 'INJECTED', eventTime: `2026-12-0${day}T08:00:00Z` },
    ...certificate,
  });
const DEVICE = { certificateDer: DEVICE_CERTIFICATE.der };

/** From certificates and keys to units. */
export function describeUnitsByCertificate(questions: () => UnitQuestions): void {
  const record = (...inputs: readonly object[]) =>
    questions().record('recordCertificateProvisionings', ...inputs);

  describe('which units hold a certificate or a key', () => {
    const [clone, first, replaced, renewed, wrong] = [newUnit(), newUnit(), newUnit(), newUnit(), newUnit()];
    const place = 'panel/north/UBC/1';
    const wrongRecord = provisioned(wrong, DEVICE, 1);

    it('ever: all it was put into, clones among them; now: until another one came for the same purpose', async () => {
      await record(
        ...[provisioned(first, DEVICE, 1), provisioned(first, DEVICE, 2)],
        provisioned(clone, { certificateSha256: DEVICE_CERTIFICATE.sha256 }, 1),
        ...[provisioned(replaced, DEVICE, 1), provisioned(replaced, { certificateSha256: OTHER }, 2)],
        provisioned(first, { certificateSha256: OTHER }, 3, 'TLS'),
        wrongRecord,
      );
      await questions().correct('CERTIFICATE_PROVISIONING', wrongRecord);
      const holders = new Map([
        [clone, true],
        [first, true],
        [replaced, false],
      ]);
      expect(await questions().ever(byCertificate(DEVICE_CERTIFICATE.sha256), 2)).toEqual(holders);
      expect(await questions().totals(byCertificate(DEVICE_CERTIFICATE.sha256))).toMatchObject({
        unitCount: 3,
        certainCount: 3,
        heldNowCount: 2,
      });
      expect(await questions().ever(byKey(DEVICE_CERTIFICATE.publicKeySha256))).toEqual(holders);
    });

    it('a renewed certificate of the same key ends the certificate, not the key', async () => {
      await record(
        provisioned(renewed, DEVICE, 1),
        provisioned(renewed, { certificateDer: RENEWED_CERTIFICATE.der }, 2),
        provisioned(place, { certificateSha256: RENEWED_CERTIFICATE.sha256 }, 1),
      );
      await questions().bind([place, clone]);
      const ofDevice = await questions().ever(byCertificate(DEVICE_CERTIFICATE.sha256));
      expect(ofDevice.get(renewed)).toBe(false);
      const ofKey = await questions().ever(byKey(DEVICE_CERTIFICATE.publicKeySha256));
      expect(ofKey).toEqual(
        new Map([
          [clone, true],
          [first, true],
          [replaced, false],
          [renewed, true],
        ]),
      );
      expect([...(await questions().ever(byCertificate(RENEWED_CERTIFICATE.sha256))).keys()]).toEqual([
        clone,
        renewed,
      ]);
    });

    it('in capital letters it is the same, and what is no SHA-256 is refused with SHA256_MALFORMED', async () => {
      const capitals = DEVICE_CERTIFICATE.sha256.toUpperCase();
      expect((await questions().ever(byCertificate(capitals))).size).toBe(4);
      expect(await questions().refusal(byCertificate('12'))).toBe('SHA256_MALFORMED');
      expect(await questions().refusal(byKey('12'))).toBe('SHA256_MALFORMED');
      expect(await questions().ever(byKey(OTHER))).toEqual(new Map());
    });
  });
}
