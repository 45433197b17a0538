import {
  envelope,
  name,
  optional,
  recordList,
  refuse,
  sha256,
  siteCode,
  textReader,
  time,
  unitKey,
} from '@tracegraph/record';
import type { RecordingPayload } from '@tracegraph/record';
import { z } from 'zod';

import type { Context } from '../context';
import { KeyOrigin } from '../entities/certificate-provisioning';
import { PROVISIONING_ERRORS } from '../errors';
import type { CertificateProvisioningInput } from '../inputs/certificate-provisioning.input';
import { noteCertificate, noteClaimedCertificates } from './examine-certificates';
import { noteUnknownStations } from './examine-places';
import { readCertificate } from './read-certificate';
import type { CertificateContent } from './read-certificate';
import { codedText, refuseWith, requireSite } from './readers';

/** Certificates of one request by their fingerprints, so that each is read once. */
type Certificates = Map<string, CertificateContent>;

function provisioningSchema(certificates: Certificates) {
  return z
    .object({
      ...envelope,
      unitKey,
      purpose: name,
      keyOrigin: z.enum(KeyOrigin),
      certificateDer: optional(z.string()),
      certificateSha256: optional(sha256),
      issuer: optional(name),
      serialNumber: optional(serialNumber),
      notAfterTime: optional(notAfterTime),
      site: optional(siteCode),
      stationId: optional(name),
      requestId: optional(name),
    })
    .superRefine(requireSite)
    .transform((read, context) => {
      const fingerprint = fingerprintOf(read, certificates, context);
      return fingerprint === null ? z.NEVER : { ...read, certificateSha256: fingerprint };
    });
}

const serialNumber = codedText('SERIAL_NUMBER_HEX_MALFORMED', (text) =>
  /^[0-9a-f]{1,64}$/i.test(text) ? text.toLowerCase() : undefined,
);

/** A certificate that never ends says so with the last second of the year 9999 (RFC 5280 §4.1.2.5), which no other time may be. */
const NEVER_ENDS = /^9999-12-31T23:59:59(?:\.0{1,12})?(?:Z|[+-]00:00)$/i;
const notAfterTime = textReader('EVENT_TIME_MALFORMED', (text) =>
  NEVER_ENDS.test(text) || time.safeParse(text).success ? text : undefined,
);

/** The provisioning of a certificate as read. */
export type CertificateProvisioningContent = z.output<ReturnType<typeof provisioningSchema>>;

/** Records certificates put into units; the certificate itself is stored once. */
export function recordCertificateProvisionings(
  { store }: Context,
  inputs: readonly CertificateProvisioningInput[],
): Promise<RecordingPayload> {
  const certificates: Certificates = new Map();
  const certificateOf = (content: CertificateProvisioningContent): CertificateContent | null =>
    content.certificateDer === null ? null : (certificates.get(content.certificateSha256) ?? null);
  return recordList(inputs, {
    kind: 'CERTIFICATE_PROVISIONING',
    schema: provisioningSchema(certificates),
    subjectKey: (content) => content.unitKey,
    write: (drafts) =>
      store.transaction(async (tx) => {
        await noteUnknownStations(tx, drafts);
        await noteClaimedCertificates(tx, drafts, certificateOf);
        for (const draft of drafts) noteCertificate(draft, certificateOf(draft.content));
        return tx.certificateProvisionings.append(drafts, certificateOf);
      }),
  });
}

/** What a sender may have put in the place of a certificate is never echoed: it could be a private key. */
function fingerprintOf(
  read: { readonly certificateDer: string | null; readonly certificateSha256: string | null },
  certificates: Certificates,
  context: z.RefinementCtx,
): string | null {
  if (read.certificateDer === null) {
    if (read.certificateSha256 === null) refuseWith(context, 'CERTIFICATE_MISSING', ['certificateDer']);
    return read.certificateSha256;
  }
  const certificate = readCertificate(read.certificateDer);
  if (typeof certificate === 'string') {
    const received = `${read.certificateDer.length} characters, not repeated here`;
    refuse(context, { code: certificate, expected: PROVISIONING_ERRORS[certificate], received }, [
      'certificateDer',
    ]);
    return null;
  }
  if (read.certificateSha256 !== null && read.certificateSha256 !== certificate.sha256) {
    refuseWith(context, 'CERTIFICATE_SHA256_WRONG', ['certificateSha256']);
    return null;
  }
  certificates.set(certificate.sha256, certificate);
  return certificate.sha256;
}
