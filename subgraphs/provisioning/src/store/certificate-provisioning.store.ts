import { appendOnce } from '@tracegraph/record';
import type { Appended, Draft } from '@tracegraph/record';

import type { Prisma } from '../generated/client';
import type { CertificateModel, CertificateProvisioningModel } from '../generated/models';
import type { CertificateContent } from '../services/read-certificate';
import type { CertificateProvisioningContent } from '../services/record-certificate-provisionings';
import {
  CERTIFICATE_PROVISIONINGS,
  comesAfter,
  effectiveFact,
  heldUntilEnded,
  isNotEnded,
} from './held-facts';

const heldCertificates = (certificate: string): string =>
  heldUntilEnded(
    `SELECT fact.* FROM certificate_provisioning AS fact
    WHERE ${certificate} AND ${effectiveFact('fact', 'CERTIFICATE_PROVISIONING')}`,
    isNotEnded(
      CERTIFICATE_PROVISIONINGS,
      `later.purpose = fact.purpose AND later.certificate_sha256 <> fact.certificate_sha256
      AND ${comesAfter('later', 'fact', 'event_time')}`,
    ),
  );

/** The units that hold the certificate $1; now: until another one came for the same purpose. */
export const UNITS_BY_CERTIFICATE = heldCertificates('fact.certificate_sha256 = $1::text');

/** The units that hold a certificate of the public key $1, also where its bytes were recorded of another unit only. */
export const UNITS_BY_PUBLIC_KEY = heldCertificates(
  'fact.certificate_sha256 = ANY (ARRAY (SELECT sha256 FROM certificate WHERE public_key_sha256 = $1::text))',
);

/** Records read of one certificate or key to find other holders. */
const CLAIMS_READ = 20;

/** A unit that holds a certificate, or another certificate of the same key. */
export interface CertificateClaim {
  readonly unitKey: string;
  readonly eventId: string;
  readonly certificateSha256: string;
  readonly publicKeySha256: string | null;
}

/** Certificates, and the units they were put into. */
export class CertificateProvisioningStore {
  constructor(private readonly database: Prisma.TransactionClient) {}

  /**
   * Stores records, and each certificate once; MUST run in a transaction.
   * @param certificateOf the certificate of a record; null where only its fingerprint is known
   */
  append(
    drafts: readonly Draft<CertificateProvisioningContent>[],
    certificateOf: (content: CertificateProvisioningContent) => CertificateContent | null,
  ): Promise<readonly Appended[]> {
    return appendOnce(this.database, {
      kind: 'CERTIFICATE_PROVISIONING',
      table: 'certificate_provisioning',
      subjectColumn: 'unit_key',
      drafts,
      row: ({ content }) => ({
        purpose: content.purpose,
        keyOrigin: content.keyOrigin,
        certificateSha256: content.certificateSha256,
        publicKeySha256: certificateOf(content)?.publicKeySha256 ?? null,
        isDerRecorded: content.certificateDer !== null,
        declaredIssuer: content.issuer,
        declaredSerialNumber: content.serialNumber,
        declaredNotAfterTime: content.notAfterTime,
        declaredNotAfterTimeText: content.notAfterTime,
        site: content.site,
        stationId: content.stationId,
        requestId: content.requestId,
      }),
      children: [
        {
          table: 'certificate',
          rows: ({ content }) => {
            const certificate = certificateOf(content);
            return certificate ? [{ ...certificate, der: `\\x${certificate.der.toString('hex')}` }] : [];
          },
        },
      ],
    });
  }

  /** Those of these units, in the order of time, purpose and event id. */
  findMany(unitKeys: readonly string[]): Promise<CertificateProvisioningModel[]> {
    return this.database.certificateProvisioning.findMany({
      where: { unitKey: { in: [...unitKeys] } },
      orderBy: [{ eventTime: 'asc' }, { purpose: 'asc' }, { eventId: 'asc' }],
    });
  }

  /** Those with these fingerprints, the earliest recorded first. */
  findByFingerprint(fingerprints: readonly string[]): Promise<CertificateProvisioningModel[]> {
    return this.database.certificateProvisioning.findMany({
      where: { certificateSha256: { in: [...fingerprints] } },
      orderBy: [{ recordTime: 'asc' }, { eventId: 'asc' }],
    });
  }

  /** The certificates with these fingerprints. */
  findCertificates(fingerprints: readonly string[]): Promise<CertificateModel[]> {
    return this.database.certificate.findMany({ where: { sha256: { in: [...fingerprints] } } });
  }

  /** Records of units that hold these certificates or these keys, a few of each: one would do to show a clone. */
  findClaims(fingerprints: readonly string[], publicKeys: readonly string[]): Promise<CertificateClaim[]> {
    const columns =
      'unit_key AS "unitKey", event_id::text AS "eventId", certificate_sha256 AS "certificateSha256", public_key_sha256 AS "publicKeySha256"';
    const claimsOf = (parameter: string, column: string): string =>
      `SELECT claim.* FROM unnest(${parameter}::text[]) AS asked
       CROSS JOIN LATERAL (SELECT ${columns} FROM certificate_provisioning WHERE ${column} = asked LIMIT ${CLAIMS_READ}) AS claim`;
    return this.database.$queryRawUnsafe<CertificateClaim[]>(
      `${claimsOf('$1', 'certificate_sha256')} UNION ${claimsOf('$2', 'public_key_sha256')}`,
      fingerprints,
      publicKeys,
    );
  }
}
