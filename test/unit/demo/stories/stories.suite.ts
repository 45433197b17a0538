import { createHash, createPublicKey, verify, X509Certificate } from 'node:crypto';

import { describe, expect, it } from '@jest/globals';

import { MUTATION_NAMES } from '../../../../packages/demo/src';
import type { BatchFiles } from '../batch-files';

type Input = Record<string, unknown> & { eventId: string; eventTime: string };
interface Message {
  mutation: string;
  inputs: Input[];
}

/** What a record names that no record of the batch may name. */
const SUBJECTS = [
  'code',
  'site',
  'stationId',
  'resourceId',
  'operatorId',
  'certificateNumber',
  'partNumber',
  'gtin',
  'internalPartNumber',
  'manufacturer',
  'lotNumber',
  'packageId',
  'panelId',
  'number',
  'keyId',
  'publicKeyDer',
  'digest',
  'value',
  'procedure',
  'shipmentNumber',
  'soldTo',
  'shipTo',
];

/** The stories of another line, which come with the demo batch and have nothing to do with it. */
export function describeStories(batch: () => BatchFiles): void {
  const paths = (): string[] =>
    batch()
      .paths()
      .filter((path) => path.startsWith('stories/'));
  const messages = (path: string): Message[] => batch().jsonLines<Message>(path);
  const all = (): Message[] => paths().flatMap(messages);
  const inputsOf = (mutation: string): Input[] =>
    all()
      .filter((message) => message.mutation === mutation)
      .flatMap(({ inputs }) => inputs);

  describe('the stories of the demo', () => {
    it('are those every machine writes', () => {
      const hash = createHash('sha256');
      for (const path of paths()) hash.update(`${path}\n`).update(batch().bytes(path));
      expect(hash.digest('hex')).toBe('160dd54bec3a625bf7bbb60330e90473ec46e8355be2aa342c38735a3f5900de');
    });

    it('are one file with what they share and 21 with a story each, of 55 units', () => {
      expect(paths().map((path) => path.slice(8, 10))).toEqual(
        Array.from({ length: 22 }, (_, number) => String(number).padStart(2, '0')),
      );
      const units = inputsOf('registerUnits').map(({ unitKey }) => unitKey);
      expect(new Set(units).size).toBe(55);
      expect(units).toHaveLength(55);
    });

    it('are messages of known mutations, each record with an event id of its own and a time with offset', () => {
      expect(
        all().filter(({ mutation }) => !(MUTATION_NAMES as readonly string[]).includes(mutation)),
      ).toEqual([]);
      const inputs = all().flatMap((message) => message.inputs);
      expect(new Set(inputs.map(({ eventId }) => eventId)).size).toBe(inputs.length);
      expect(inputs.filter(({ eventTime }) => !/^2\d{3}-.*(Z|[+]\d\d:\d\d)$/.test(eventTime))).toEqual([]);
    });

    it('name no party, site, station, person, lot, package, key, image, address, procedure or shipment of the batch', () => {
      const known = new Set(
        batch()
          .paths()
          .filter((path) => /^(?!stories).*\.(csv|json|ndjson)$/.test(path))
          .flatMap((path) =>
            batch()
              .bytes(path)
              .toString('utf8')
              .split(/[\n",]+/),
          ),
      );
      const named = new Set(
        all().flatMap(({ inputs }) =>
          inputs.flatMap((input) =>
            SUBJECTS.map((field) => input[field]).filter((value) => typeof value === 'string'),
          ),
        ),
      );
      expect(named.size).toBeGreaterThan(150);
      expect(Array.from(named).filter((name) => known.has(name))).toEqual([]);
    });

    it('sign images with keys that verify, and issue certificates to the unit that holds them', () => {
      const keys = inputsOf('registerSigningKeys').map(({ publicKeyDer }) =>
        Buffer.from(String(publicKeyDer), 'base64'),
      );
      const signatures = inputsOf('recordSignatures');
      const verified = signatures.filter(({ keyId, signature, signedContent, algorithm }) => {
        const der = keys.find((key) => createHash('sha256').update(key).digest('hex') === keyId);
        const key = createPublicKey({ key: der ?? Buffer.alloc(0), format: 'der', type: 'spki' });
        const hash = algorithm === 'ED25519' ? null : 'sha256';
        return verify(
          hash,
          Buffer.from(String(signedContent), 'base64'),
          key,
          Buffer.from(String(signature), 'base64'),
        );
      });
      expect(signatures).toHaveLength(8);
      expect(verified).toEqual(signatures);
      const certificates = inputsOf('recordCertificateProvisionings').map(({ unitKey, certificateDer }) => ({
        serial: String(unitKey).split('/').at(-1) ?? '',
        subject: new X509Certificate(Buffer.from(String(certificateDer), 'base64')).subject,
      }));
      expect(certificates).toHaveLength(54);
      expect(
        certificates.filter(({ serial, subject }) => !subject.includes(`serialNumber=${serial}`)),
      ).toEqual([]);
    });

    it('send what came late at last: the binding of boards that were shipped already', () => {
      const sent = messages('stories/04-late-binding.ndjson').map(({ mutation }) => mutation);
      expect(sent.at(-1)).toBe('recordPanelBindings');
      expect(sent.indexOf('recordShipments')).toBeGreaterThan(0);
      expect(sent.filter((mutation) => mutation === 'recordPanelBindings')).toHaveLength(1);
    });
  });
}
