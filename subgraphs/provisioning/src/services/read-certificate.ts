import { X509Certificate, createHash } from 'node:crypto';

import { DER_TAG, membersOf, readElements } from '@tracegraph/record';
import type { DerElement } from '@tracegraph/record';

/** What is read of a certificate (RFC 5280). */
export interface CertificateContent {
  /** SHA-256 of the DER bytes, 64 lower-case hex digits. */
  readonly sha256: string;
  readonly der: Buffer;
  /** RFC 4514 form, the last relative name first; null when empty. */
  readonly issuer: string | null;
  readonly subject: string | null;
  /** Lower-case hex. */
  readonly serialNumber: string;
  readonly notBeforeTime: Date;
  readonly notAfterTime: Date;
  /** SHA-256 of the DER SubjectPublicKeyInfo. */
  readonly publicKeySha256: string;
  /** Lower-case hex; null when the certificate has none. */
  readonly subjectKeyId: string | null;
}

/** Why a text is not taken as a certificate. */
export type CertificateProblem = 'CERTIFICATE_PEM_REFUSED' | 'CERTIFICATE_MALFORMED';

/** Longest base64 that is read: certificates with post-quantum keys and signatures stay below. */
const TEXT_LIMIT = 65_536;
const SUBJECT_KEY_ID = Buffer.from('551d0e', 'hex');

/**
 * Reads the DER bytes of a certificate from base64.
 * @param text untrusted
 */
export function readCertificate(text: string): CertificateContent | CertificateProblem {
  const der = Buffer.from(text, 'base64');
  if (text.includes('-----BEGIN') || der.includes('-----BEGIN')) return 'CERTIFICATE_PEM_REFUSED';
  if (text.length > TEXT_LIMIT || der.toString('base64') !== text) return 'CERTIFICATE_MALFORMED';
  try {
    return toContent(new X509Certificate(der), der) ?? 'CERTIFICATE_MALFORMED';
  } catch {
    return 'CERTIFICATE_MALFORMED';
  }
}

function toContent(certificate: X509Certificate, der: Buffer): CertificateContent | null {
  // Bytes after the certificate would be part of the fingerprint but not of the certificate.
  if (!certificate.raw.equals(der)) return null;
  const [outer] = readElements(der) ?? [];
  const members = membersOf(membersOf(outer)[0]);
  const fields = members[0]?.tag === 0xa0 ? members.slice(1) : members;
  const publicKey = fields[5];
  const [notBeforeTime, notAfterTime] = [new Date(certificate.validFrom), new Date(certificate.validTo)];
  if (publicKey?.tag !== DER_TAG.SEQUENCE || !isYear(notBeforeTime) || !isYear(notAfterTime)) return null;
  return {
    sha256: sha256Of(der),
    der,
    issuer: toDistinguishedName(certificate.issuer),
    subject: toDistinguishedName(certificate.subject),
    serialNumber: certificate.serialNumber.toLowerCase(),
    notBeforeTime,
    notAfterTime,
    publicKeySha256: sha256Of(publicKey.bytes),
    subjectKeyId: subjectKeyIdOf(fields),
  };
}

/** Node gives one relative name a line, the first one first, its values escaped as RFC 4514 says; RFC 4514 begins with the last. */
function toDistinguishedName(lines: string | undefined): string | null {
  const names = (lines ?? '').split('\n').filter((line) => line !== '');
  return names.length === 0
    ? null
    : names
        .reverse()
        .map((name) => name.replaceAll(' + ', '+'))
        .join(',');
}

/** Extensions lie under [3] (RFC 5280 §4.1); the value of this one is an OCTET STRING within its OCTET STRING (§4.2.1.2). */
function subjectKeyIdOf(fields: readonly DerElement[]): string | null {
  const extensions = membersOf(membersOf(fields.find(({ tag }) => tag === 0xa3))[0]);
  for (const extension of extensions) {
    const members = membersOf(extension);
    if (members[0]?.contents.equals(SUBJECT_KEY_ID) !== true) continue;
    return membersOf(members.at(-1))[0]?.contents.toString('hex') ?? null;
  }
  return null;
}

/** The year 0 can be written in a certificate, but not stored. */
function isYear(time: Date): boolean {
  return time.getUTCFullYear() >= 1;
}

function sha256Of(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}
