import { addFinding, compareText, lockKeys } from '@tracegraph/record';
import type { Draft } from '@tracegraph/record';
import { createBoundKeyLoader } from '@tracegraph/unit-reference';

import type { ProvisioningErrorCode } from '../errors';
import type { CertificateClaim } from '../store/certificate-provisioning.store';
import type { StoreTables } from '../store/store';
import { effectiveRows } from './effective-rows';
import { noteTimesReversed } from './examine-places';
import type { CertificateContent } from './read-certificate';
import type { CertificateProvisioningContent } from './record-certificate-provisionings';

/** Most units one finding names. */
const HOLDERS_NAMED = 3;

type Provisioning = Draft<CertificateProvisioningContent>;

/**
 * Notes certificates and keys that another unit holds: a key on two units is a clone, or a record under the wrong unit.
 * @param certificateOf the certificate of a record; null where only its fingerprint is known
 */
export async function noteClaimedCertificates(
  tables: StoreTables,
  drafts: readonly Provisioning[],
  certificateOf: (content: CertificateProvisioningContent) => CertificateContent | null,
): Promise<void> {
  const own = drafts.map(({ subjectKey, content }): CertificateClaim => ({
    unitKey: subjectKey,
    eventId: content.eventId,
    certificateSha256: content.certificateSha256,
    publicKeySha256: certificateOf(content)?.publicKeySha256 ?? null,
  }));
  const publicKeys = own.flatMap(({ publicKeySha256 }) => publicKeySha256 ?? []);
  const fingerprints = own.map(({ certificateSha256 }) => certificateSha256);
  await lockKeys(tables.sql, [
    ...fingerprints.map((fingerprint) => `CERTIFICATE ${fingerprint}`),
    ...publicKeys.map((publicKey) => `PUBLIC_KEY ${publicKey}`),
  ]);
  const found = await tables.certificateProvisionings.findClaims(fingerprints, publicKeys);
  const standing = await effectiveRows(tables, found, 'CERTIFICATE_PROVISIONING', (claim) => claim.unitKey);
  const isSameUnit = await createSameUnit(tables, [...own, ...standing]);
  own.forEach((claim, at) => {
    const draft = drafts[at];
    if (!draft) return;
    const others = [...standing, ...own.slice(0, at)].filter(
      ({ unitKey }) => !isSameUnit(unitKey, claim.unitKey),
    );
    noteHolders(
      draft,
      'CERTIFICATE_CLAIMED_TWICE',
      'the same certificate',
      others.filter(isOfCertificate(claim)),
    );
    noteHolders(
      draft,
      'PUBLIC_KEY_CLAIMED_TWICE',
      'a certificate of the same key',
      others.filter(isOfKeyOnly(claim)),
    );
  });
}

/**
 * Notes a certificate that was not valid when it was put into the unit, or that is not what the record says of it.
 * @param certificate as read; null where only its fingerprint is known
 */
export function noteCertificate(draft: Provisioning, certificate: CertificateContent | null): void {
  const { eventTime, notAfterTime, serialNumber } = draft.content;
  const [from, to] = [certificate?.notBeforeTime, certificate?.notAfterTime];
  if (from && to) noteTimesReversed(draft, 'The certificate', from.toISOString(), to.toISOString());
  const time = new Date(eventTime);
  const end = to ?? (notAfterTime === null ? null : new Date(notAfterTime));
  if (from && time < from)
    addFinding(draft, 'CERTIFICATE_NOT_YET_VALID', `The certificate is valid from ${from.toISOString()}.`);
  if (end && time > end)
    addFinding(draft, 'CERTIFICATE_EXPIRED', `The certificate was valid to ${end.toISOString()}.`);
  if (!certificate || !to) return;
  if (serialNumber !== null && withoutZeros(serialNumber) !== withoutZeros(certificate.serialNumber)) {
    const message = `Recorded with the serial number ${serialNumber}, the certificate says ${certificate.serialNumber}.`;
    addFinding(draft, 'CERTIFICATE_DIFFERS', message);
  }
  if (notAfterTime !== null && Date.parse(notAfterTime) !== to.getTime()) {
    const message = `Recorded as valid to ${notAfterTime}, the certificate says ${to.toISOString()}.`;
    addFinding(draft, 'CERTIFICATE_DIFFERS', message);
  }
}

function withoutZeros(hex: string): string {
  return hex.replace(/^0+/, '');
}

/** One finding names a few holders only: a key of a supplier may be on a whole lot of modules. */
function noteHolders(
  draft: Provisioning,
  code: ProvisioningErrorCode,
  what: string,
  claims: readonly CertificateClaim[],
): void {
  const units = [...new Set(claims.map(({ unitKey }) => unitKey))].sort(compareText);
  if (units.length === 0) return;
  const more = units.length > HOLDERS_NAMED ? ' and more' : '';
  addFinding(draft, code, `Held by ${units.slice(0, HOLDERS_NAMED).join(', ')}${more}: ${what}.`, {
    referenceKeys: units,
  });
}

function isOfCertificate(claim: CertificateClaim) {
  return (other: CertificateClaim): boolean => other.certificateSha256 === claim.certificateSha256;
}

function isOfKeyOnly(claim: CertificateClaim) {
  return (other: CertificateClaim): boolean =>
    other.certificateSha256 !== claim.certificateSha256 &&
    other.publicKeySha256 !== null &&
    other.publicKeySha256 === claim.publicKeySha256;
}

/** A panel position and the unit bound to it are one unit. */
async function createSameUnit(
  { sql }: StoreTables,
  claims: readonly CertificateClaim[],
): Promise<(a: string, b: string) => boolean> {
  const units = [...new Set(claims.map(({ unitKey }) => unitKey))];
  if (units.length < 2) return (a, b) => a === b;
  const boundKeys = createBoundKeyLoader(sql);
  const bound = await Promise.all(units.map((unitKey) => boundKeys.load(unitKey)));
  const keysOf = new Map(units.map((unitKey, at) => [unitKey, bound[at] ?? []]));
  return (a, b) => a === b || keysOf.get(a)?.includes(b) === true || keysOf.get(b)?.includes(a) === true;
}
