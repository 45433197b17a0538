import { canonicalJson } from '@tracegraph/ledger';
import { addFinding, createCorrectionLoader, withRecords } from '@tracegraph/record';
import type { Draft } from '@tracegraph/record';

import type { StoreTables } from '../store/store';
import { byRegistration, registrationKey } from './answering-images';
import type { FirmwareImageContent } from './register-firmware-images';

/** What a registration says of an image, for comparing two of them. */
interface Registration {
  readonly eventId: string;
  readonly statement: string;
}

/** The images known before the one examined; grows with the list that is recorded. */
export interface ImageRegister {
  /** The image that claimed a digest first, by digest. */
  readonly owners: Map<string, string>;
  /** The first registration, by imageId. */
  readonly registrations: Map<string, Registration>;
}

/**
 * Reads what is registered under these digests and counts: registrations declared wrong do not.
 * @param tx MUST hold the locks of the digests
 */
export async function readImageRegister(tx: StoreTables, digests: readonly string[]): Promise<ImageRegister> {
  const claims = await tx.images.findClaims(digests);
  const imageIds = [...new Set(claims.map((claim) => claim.subjectKey))];
  const rows = await tx.images.findMany(imageIds);
  const parts = byRegistration(await tx.images.findParts(imageIds));
  const corrections = createCorrectionLoader((subjectKeys) => tx.corrections.findMany(subjectKeys));
  const of = { kind: 'FIRMWARE_IMAGE', subjectKey: (row: (typeof rows)[number]) => row.subjectKey };
  const claimed = byRegistration(claims);
  const register: ImageRegister = { owners: new Map(), registrations: new Map() };
  for (const row of await withRecords(rows, of, corrections)) {
    const own = (parts.get(registrationKey(row)) ?? []).map((part) => ({
      digest: part.digest,
      offset: part.partOffset,
    }));
    const sizeBytes = row.sizeBytes === null ? null : Number(row.sizeBytes);
    const aliases = (claimed.get(registrationKey(row)) ?? []).map((claim) => claim.digest);
    enter(register, row.subjectKey, aliases, {
      eventId: row.eventId,
      statement: statementOf({ name: row.name, version: row.version, sizeBytes, parts: own }),
    });
  }
  return register;
}

/** Notes what an earlier registration says otherwise, and enters the draft for those after it. */
export function examineImage(draft: Draft<FirmwareImageContent>, register: ImageRegister): void {
  const { subjectKey, content } = draft;
  for (const digest of content.digests) {
    const owner = register.owners.get(digest);
    if (owner !== undefined && owner !== subjectKey)
      addFinding(
        draft,
        'DIGEST_CLAIMED_TWICE',
        `${digest} is a digest of the image ${owner}, recorded earlier.`,
        { referenceKeys: [owner] },
      );
  }
  const statement = statementOf(content);
  const earlier = register.registrations.get(subjectKey);
  if (earlier && earlier.eventId !== content.eventId && earlier.statement !== statement)
    addFinding(
      draft,
      'IMAGE_REGISTERED_TWICE',
      `The image was registered with other content by the event ${earlier.eventId}.`,
      { referenceKeys: [earlier.eventId] },
    );
  enter(register, subjectKey, content.digests, { eventId: content.eventId, statement });
}

function enter(
  register: ImageRegister,
  imageId: string,
  digests: readonly string[],
  registration: Registration,
): void {
  for (const digest of digests) if (!register.owners.has(digest)) register.owners.set(digest, imageId);
  if (!register.registrations.has(imageId)) register.registrations.set(imageId, registration);
}

/** Further digests of an image add to what is known of it; all else must be the same. */
function statementOf({
  name,
  version,
  sizeBytes,
  parts,
}: Pick<FirmwareImageContent, 'name' | 'version' | 'sizeBytes' | 'parts'>): string {
  return canonicalJson({
    name,
    version,
    sizeBytes,
    parts: parts.map(({ digest, offset }) => ({ digest, offset })),
  });
}
