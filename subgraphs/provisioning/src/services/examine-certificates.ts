import { addFinding, lockKeys } from '@tracegraph/record';
import type { Draft } from '@tracegraph/record';
import { createBoundKeyLoader } from '@tracegraph/unit-reference';

import type { CertificateClaim } from '../store/certificate-provisioning.store';
import type { StoreTables } from '../store/store';
import { effectiveRows } from './effective-rows';
import type { CertificateContent } from './read-certificate';
import type { CertificateProvisioningContent } from './record-certificate-provisionings';

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
    for (const other of others) noteClaim(draft, claim, other);
  });
}

function noteClaim(draft: Provisioning, claim: CertificateClaim, other: CertificateClaim): void {
  if (other.certificateSha256 === claim.certificateSha256) {
    addFinding(draft, 'CERTIFICATE_CLAIMED_TWICE', `Unit ${other.unitKey} holds the same certificate.`);
  } else if (other.publicKeySha256 !== null && other.publicKeySha256 === claim.publicKeySha256) {
    addFinding(
      draft,
      'PUBLIC_KEY_CLAIMED_TWICE',
      `Unit ${other.unitKey} holds a certificate of the same key.`,
    );
  }
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
