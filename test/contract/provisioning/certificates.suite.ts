import { generateKeyPairSync } from 'node:crypto';

import { describe, expect, it } from '@jest/globals';

import { DEVICE_CERTIFICATE, RENEWED_CERTIFICATE } from '../../unit/provisioning/certificates';
import { newUnit, unit } from './facts';
import type { Opened } from './facts';
import { codesOf, fact } from './open-provisioning';

/** Certificates. */
export function describeCertificates(opened: Opened): void {
  describe('certificates', () => {
    const FIELDS = `provisioning { purpose keyOrigin certificate { sha256 issuer subject serialNumber notBeforeTime notAfterTime publicKeySha256 subjectKeyId } }`;
    const provision = (unitKey: string, other: Readonly<Record<string, unknown>> = {}) =>
      fact({
        unitKey,
        purpose: 'IDevID',
        keyOrigin: 'GENERATED_ON_DEVICE',
        certificateDer: DEVICE_CERTIFICATE.der,
        ...other,
      });

    it('are answered as openssl reads them, and claimed twice only by another unit', async () => {
      const [unitKey, clone] = [newUnit(), newUnit()];
      const { der, ...expected } = DEVICE_CERTIFICATE;
      const first = await opened.provisioning.record('recordCertificateProvisionings', [
        provision(unitKey),
        provision(unitKey, { certificateDer: RENEWED_CERTIFICATE.der, eventTime: '2026-04-01T00:00:00Z' }),
      ]);
      expect(first.map(codesOf)).toEqual([[], ['CERTIFICATE_NOT_YET_VALID']]);
      const { provisioning: own } = await unit(opened, unitKey, FIELDS);
      expect(own).toMatchObject([
        { certificate: expected },
        { certificate: { sha256: RENEWED_CERTIFICATE.sha256 } },
      ]);
      const [claimed] = await opened.provisioning.record('recordCertificateProvisionings', [
        provision(clone, { certificateDer: der }),
      ]);
      expect(claimed?.status).toBe('STORED');
      expect(codesOf(claimed)).toEqual(['CERTIFICATE_CLAIMED_TWICE', 'PUBLIC_KEY_CLAIMED_TWICE']);
    });

    it('known by fingerprint only show what their source declares', async () => {
      const unitKey = newUnit();
      const declared = {
        certificateDer: null,
        certificateSha256: '5'.repeat(64),
        issuer: 'CN=Supplier CA',
        serialNumber: '0AFF',
        notAfterTime: '9999-12-31T23:59:59Z',
      };
      await opened.provisioning.record('recordCertificateProvisionings', [provision(unitKey, declared)]);
      const certificate = {
        sha256: '5'.repeat(64),
        issuer: 'CN=Supplier CA',
        serialNumber: '0aff',
        notAfterTime: '9999-12-31T23:59:59.000Z',
        subject: null,
      };
      expect(await unit(opened, unitKey, FIELDS)).toMatchObject({ provisioning: [{ certificate }] });
      const query =
        'query($sha256: ID!) { certificate(sha256: $sha256) { sha256 issuer serialNumber notAfterTime subject } }';
      const { data } = await opened.provisioning.ask(query, { sha256: '5'.repeat(64) });
      expect(data.certificate).toEqual(certificate);
      const none = await opened.provisioning.ask(query, { sha256: '6'.repeat(64) });
      expect(none.data.certificate).toBeNull();
    });

    it('are refused as PEM, without a name, and under the fingerprint of another', async () => {
      const results = await opened.provisioning.record('recordCertificateProvisionings', [
        provision(newUnit(), {
          certificateDer: '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----',
        }),
        provision(newUnit(), { certificateDer: null }),
        provision(newUnit(), { certificateSha256: '0'.repeat(64) }),
        provision(newUnit(), { certificateDer: 'AAAA' }),
      ]);
      expect(results.map(({ error }) => error?.code)).toEqual([
        'CERTIFICATE_PEM_REFUSED',
        'CERTIFICATE_MISSING',
        'CERTIFICATE_SHA256_WRONG',
        'CERTIFICATE_MALFORMED',
      ]);
    });

    it('never take a private key, and never repeat one', async () => {
      const key = generateKeyPairSync('ec', { namedCurve: 'P-256' })
        .privateKey.export({ type: 'pkcs8', format: 'der' })
        .toString('base64');
      const [result] = await opened.provisioning.record('recordCertificateProvisionings', [
        provision(newUnit(), { certificateDer: key }),
      ]);
      expect(result).toMatchObject({
        status: 'REFUSED',
        error: { code: 'PRIVATE_KEY_REFUSED', path: 'certificateDer' },
      });
      expect(JSON.stringify(result)).not.toContain(key.slice(0, 20));
    });
  });
}
