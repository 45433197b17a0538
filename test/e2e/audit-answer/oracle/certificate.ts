import { X509Certificate } from 'node:crypto';

import { sha256 } from './keys';

/** A certificate as an answer shows it. */
export interface CertificateFacts {
  readonly sha256: string;
  readonly issuer: string;
  readonly serialNumber: string;
  readonly notAfterTime: string;
}

/** Reads a certificate in DER or PEM; the fingerprint is of the DER bytes. */
export function readCertificate(bytes: Buffer): CertificateFacts {
  const certificate = new X509Certificate(bytes);
  return {
    sha256: sha256(certificate.raw),
    issuer: toRfc4514(certificate.issuer),
    serialNumber: certificate.serialNumber.toLowerCase(),
    notAfterTime: new Date(certificate.validTo).toISOString(),
  };
}

/** RFC 4514 §2.1: the last name first; node:crypto gives the first name first, a line each. */
function toRfc4514(multiline: string): string {
  return multiline.split('\n').reverse().join(',');
}
