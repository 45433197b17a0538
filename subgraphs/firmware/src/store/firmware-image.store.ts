import { appendOnce } from '@tracegraph/record';
import type { Appended, Draft } from '@tracegraph/record';

import type { Prisma } from '../generated/client';
import type { FirmwareImageModel, FirmwareImagePartModel } from '../generated/models';
import type { ImageClaim } from '../services/answering-images';
import type { FirmwareImageContent } from '../services/register-firmware-images';

/**
 * Who claims the digests $1 and everything above them: all digests of images that claim one of them, or that name one of them as
 * their part, and so on; wrong registrations included, so that who claimed a digest first can be told.
 */
const CLAIMS_ABOVE = `WITH RECURSIVE reached(digest) AS (
    SELECT DISTINCT unnest($1::text[]) COLLATE "C"
    UNION
    SELECT claim.digest FROM reached CROSS JOIN LATERAL (
      SELECT own.subject_key FROM firmware_image_digest AS own WHERE own.digest = reached.digest
      UNION SELECT part.subject_key FROM firmware_image_part AS part WHERE part.digest = reached.digest) AS image
    JOIN firmware_image_digest AS claim ON claim.subject_key = image.subject_key)
  SELECT claim.digest, claim.subject_key AS "subjectKey", claim.event_id::text AS "eventId"
  FROM reached JOIN firmware_image_digest AS claim ON claim.digest = reached.digest`;

/** Registrations of images with their digests and parts. */
export class FirmwareImageStore {
  constructor(private readonly database: Prisma.TransactionClient) {}

  /** Stores registrations; MUST run in a transaction. */
  append(drafts: readonly Draft<FirmwareImageContent>[]): Promise<readonly Appended[]> {
    return appendOnce(this.database, {
      kind: 'FIRMWARE_IMAGE',
      table: 'firmware_image',
      subjectColumn: 'subject_key',
      drafts,
      row: ({ content: { name, version, sizeBytes } }) => ({ name, version, sizeBytes }),
      children: [
        {
          table: 'firmware_image_digest',
          rows: ({ subjectKey, content: { eventId, digests } }) =>
            digests.map((digest, position) => ({ subjectKey, eventId, digest, position })),
        },
        {
          table: 'firmware_image_part',
          rows: ({ subjectKey, content: { eventId, parts } }) =>
            parts.map(({ digest, offset }, position) => ({
              subjectKey,
              eventId,
              position,
              digest,
              partOffset: offset,
            })),
        },
      ],
    });
  }

  /** Who claims these digests, and who claims the other digests of those images. */
  findClaims(digests: readonly string[]): Promise<ImageClaim[]> {
    return this.database.$queryRawUnsafe<ImageClaim[]>(
      `SELECT digest, subject_key AS "subjectKey", event_id::text AS "eventId" FROM firmware_image_digest
       WHERE digest IN (SELECT alias.digest FROM firmware_image_digest AS asked
         JOIN firmware_image_digest AS alias ON alias.subject_key = asked.subject_key WHERE asked.digest = ANY($1::text[]))`,
      digests,
    );
  }

  /** Who claims these digests, and those of all images that are composed of them, at any depth. */
  findClaimsAbove(digests: readonly string[]): Promise<ImageClaim[]> {
    return this.database.$queryRawUnsafe<ImageClaim[]>(CLAIMS_ABOVE, digests);
  }

  /** The registrations of these images, the earliest recorded first. */
  findMany(imageIds: readonly string[]): Promise<FirmwareImageModel[]> {
    return this.database.firmwareImage.findMany({
      where: { subjectKey: { in: [...imageIds] } },
      orderBy: [{ recordTime: 'asc' }, { eventId: 'asc' }],
    });
  }

  /** The parts of all registrations of these images, in the order of the registration. */
  findParts(imageIds: readonly string[]): Promise<FirmwareImagePartModel[]> {
    return this.database.firmwareImagePart.findMany({
      where: { subjectKey: { in: [...imageIds] } },
      orderBy: { position: 'asc' },
    });
  }
}
