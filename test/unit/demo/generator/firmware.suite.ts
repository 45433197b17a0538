import { execFileSync } from 'node:child_process';
import { createHash, createPublicKey, verify, X509Certificate } from 'node:crypto';
import { join } from 'node:path';

import { beforeAll, describe, expect, it } from '@jest/globals';

import type { BatchFiles, Row } from '../batch-files';

interface Key {
  keyId: string;
  algorithm: string;
  publicKeyDer: string;
  validFromTime: string;
  validToTime: string;
  states: { state: string; sinceTime: string }[];
}
interface Release {
  file: string;
  digests: { scope: string; value: string }[];
  parts: { digest: string; offset: string }[];
  signatures: { file: string; keyId: string; algorithm: string; signedTime: string }[];
}

/** Rules for the firmware, certificates and identities of a batch. */
export function describeFirmware(generated: () => BatchFiles): void {
  let batch: BatchFiles;
  let keys: Map<string, Key>;
  let releases: Release[];

  beforeAll(() => {
    batch = generated();
    keys = new Map(
      (batch.json('keys/key-ceremony.json') as { keys: Key[] }).keys.map((key) => [key.keyId, key]),
    );
    releases = (batch.json('firmware/manifest.json') as { releases: Release[] }).releases;
  });

  const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
  const publicKeyOf = (key: Key): ReturnType<typeof createPublicKey> =>
    createPublicKey({ key: Buffer.from(key.publicKeyDer, 'base64'), format: 'der', type: 'spki' });
  const certificateRows = (): Row[] =>
    ['wro1', 'pen2'].flatMap((site) =>
      batch
        .csv(`provisioning/${site}/provisioning-log.csv`)
        .map((row) => ({ ...row, folder: `provisioning/${site}` })),
    );

  describe('the firmware of the demo batch', () => {
    it('has the digests of its bytes, and its parts at their offsets', () => {
      const byDigest = new Map(
        releases.map((release) => [`FILE:sha256:${release.digests[0]?.value}`, release]),
      );
      for (const release of releases) {
        const bytes = batch.bytes(`firmware/${release.file}`);
        expect(release.digests).toEqual([
          { scope: 'FILE', algorithm: 'sha256', value: sha256(bytes) },
          { scope: 'IMAGE_TLV', algorithm: 'sha256', value: sha256(bytes.subarray(0, -40)) },
        ]);
        for (const { digest, offset } of release.parts) {
          const part = batch.bytes(`firmware/${byDigest.get(digest)?.file}`);
          expect(bytes.subarray(Number(offset), Number(offset) + part.length).equals(part)).toBe(true);
        }
      }
      expect(releases.some(({ parts }) => parts.length === 2)).toBe(true);
    });

    it('has signatures of both algorithms that verify over the bytes, made while their key was active', () => {
      const signatures = releases.flatMap((release) =>
        release.signatures.map((signature) => ({ release, ...signature })),
      );
      for (const { release, file, keyId, algorithm, signedTime } of signatures) {
        const key = keys.get(keyId) as Key;
        const content = batch.bytes(`firmware/${release.file}`);
        const hash = algorithm === 'ED25519' ? null : 'sha256';
        expect(verify(hash, content, publicKeyOf(key), batch.bytes(`firmware/${file}`))).toBe(true);
        const state = key.states.findLast(({ sinceTime }) => sinceTime <= signedTime);
        expect(state?.state).toBe('ACTIVE');
        expect(signedTime >= key.validFromTime && signedTime <= key.validToTime).toBe(true);
      }
      expect(new Set(signatures.map(({ algorithm }) => algorithm))).toEqual(
        new Set(['ECDSA_P256_SHA256', 'ED25519']),
      );
    });

    it('names keys by the SHA-256 of their public half, some of them retired', () => {
      for (const key of keys.values())
        expect(key.keyId).toBe(sha256(Buffer.from(key.publicKeyDer, 'base64')));
      expect(
        Array.from(keys.values()).filter(({ states }) => states.at(-1)?.state === 'RETIRED'),
      ).toHaveLength(2);
    });

    it('lists in the flashing logs only images of the manifest', () => {
      const known = new Set(
        releases.flatMap(({ digests }) => digests.map(({ scope, value }) => `${scope}:sha256:${value}`)),
      );
      const flashed = ['wro1', 'pen2'].flatMap((site) => batch.csv(`programming/${site}/flashing-log.csv`));
      expect(flashed.filter(({ digest = '' }) => !known.has(digest))).toEqual([]);
    });
  });

  describe('the certificates of the demo batch', () => {
    it('are issued by the authority of their owner over a key of their own, for the unit they were put into', () => {
      const authorities = batch
        .paths()
        .filter((path) => path.startsWith('provisioning/ca/'))
        .map((path) => new X509Certificate(batch.bytes(path)));
      const publicKeys = new Set<string>();
      for (const row of certificateRows()) {
        const certificate = new X509Certificate(batch.bytes(`${row.folder}/${row.certificate_file}`));
        const issuer = authorities.find(({ subject }) => subject === certificate.issuer);
        expect(issuer && certificate.verify(issuer.publicKey)).toBe(true);
        expect(certificate.toLegacyObject().subject).toMatchObject({
          CN: row.part_number,
          serialNumber: row.serial_number,
        });
        publicKeys.add(certificate.publicKey.export({ format: 'der', type: 'spki' }).toString('hex'));
      }
      expect(publicKeys.size).toBe(200);
    });

    it('have the fingerprint openssl prints, where openssl is there', () => {
      for (const row of [certificateRows()[0], certificateRows().at(-1)]) {
        const path = `${row?.folder}/${row?.certificate_file}`;
        const certificate = new X509Certificate(batch.bytes(path));
        expect(certificate.fingerprint256.replaceAll(':', '').toLowerCase()).toBe(sha256(certificate.raw));
        expect([certificate.fingerprint256, undefined]).toContain(opensslFingerprint(path));
      }
    });
  });

  describe('the identities of the demo batch', () => {
    it('are each given once: a locally administered MAC, an IMEI with its Luhn digit, a UID', () => {
      const macs = batch.csv('mes/wro1/identities.csv').map((row) => row.value ?? '');
      const uids = batch.csv('mes/pen2/identities.csv').map((row) => row.value ?? '');
      const imeis = batch.csv('incoming/radio-modules.csv').map((row) => row.imei ?? '');
      expect(new Set([...macs, ...uids, ...imeis]).size).toBe(320);
      expect(macs.every((mac) => /^02(-[0-9A-F]{2}){5}$/.test(mac))).toBe(true);
      expect(uids.every((uid) => /^[0-9a-f]{24}$/.test(uid))).toBe(true);
      expect(imeis.every((imei) => /^00101\d{10}$/.test(imei) && hasLuhnDigit(imei))).toBe(true);
    });
  });

  function hasLuhnDigit(digits: string): boolean {
    const weighted = Array.from(digits, (digit, index) => Number(digit) * (index % 2 === 1 ? 2 : 1));
    return weighted.reduce((sum, value) => sum + (value > 9 ? value - 9 : value), 0) % 10 === 0;
  }

  function opensslFingerprint(path: string): string | undefined {
    const form = path.endsWith('.der') ? 'DER' : 'PEM';
    const file = join(batch.directory, path);
    try {
      const text = execFileSync(
        'openssl',
        ['x509', '-inform', form, '-in', file, '-noout', '-fingerprint', '-sha256'],
        {
          encoding: 'utf8',
        },
      );
      return text.trim().split('=')[1];
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
      throw error;
    }
  }
}
