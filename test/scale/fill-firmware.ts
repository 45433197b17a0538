import type { Client } from 'pg';

import { findingsAndConflicts, insert, insertSubject, recordColumns, runAll } from './fill';
import { copiedFeed, hexOf, MADE_TABLES } from './made-units';

/** The digest of an image by its number, in SQL. */
export const digestOf = (n: string): string => `'FILE:sha256:' || ${hexOf('d0', n)}`;

/** Images 1 and 2 are in most units, 3 in every twentieth, 4 in five. */
const IMAGES = 'generate_series(1, 4) AS n';
/** Keys 3 and 4 signed the image of their number, so that few units or thousands hold what they signed. */
const KEYS = 'generate_series(3, 4) AS n';

/** Fills the firmware store; of its tables only the copy of the feed grows with units. @param transaction in which it was stored */
export async function fillFirmware(client: Client, transaction: string): Promise<void> {
  const image = `'image-' || n`;
  await runAll(client, [
    ...MADE_TABLES,
    insertSubject('firmware_image', IMAGES, image, { name: `'app'`, version: 'n::text' }),
    insert('firmware_image_digest', IMAGES, {
      subject_key: image,
      event_id: `md5('firmware_image ' || ${image})::uuid`,
      digest: digestOf('n'),
      position: '0',
    }),
    insertSubject('signing_key', KEYS, hexOf('c0', 'n'), { algorithm: `'ECDSA_P256'` }),
    insert('image_signature', KEYS, {
      subject_key: digestOf('n'),
      ...recordColumns('image_signature', 'n::text', `timestamptz '2026-01-02T00:00:00Z'`),
      key_id: hexOf('c0', 'n'),
      algorithm: `'ECDSA_P256_SHA256'`,
      signature: `'\\x00'`,
    }),
    copiedFeed(transaction),
    ...findingsAndConflicts('SIGNATURE', 'SIGNING_KEY_UNKNOWN', ['IMAGE_UNKNOWN', 'SIGNED_BY_INACTIVE_KEY']),
  ]);
}
