import {
  RECORD_ERRORS,
  addFinding,
  envelope,
  firmwareDigest,
  lockKeys,
  name,
  optional,
  recordList,
  refuse,
} from '@tracegraph/record';
import type { Appended, Draft, RecordingPayload } from '@tracegraph/record';
import { z } from 'zod';

import type { Context } from '../context';
import { DigestScope } from '../entities/image-digest';
import { FIRMWARE_ERRORS } from '../errors';
import type { FirmwareImageInput } from '../inputs/firmware-image.input';
import type { StoreTables } from '../store/store';
import { examineImage, readImageRegister } from './examine-images';
import { keyOf } from './key-of';

const SHA256 = /^[0-9a-f]{64}$/;

const digest = z
  .object({ scope: keyOf(DigestScope), algorithm: z.string(), value: z.string() })
  .transform(({ scope, algorithm, value }, context) => {
    const hex = value.toLowerCase();
    if (!['sha256', 'sha-256'].includes(algorithm.toLowerCase())) {
      const expected = FIRMWARE_ERRORS.DIGEST_ALGORITHM_UNSUPPORTED;
      refuse(context, { code: 'DIGEST_ALGORITHM_UNSUPPORTED', expected }, ['algorithm']);
    } else if (!SHA256.test(hex)) {
      refuse(context, { code: 'SHA256_MALFORMED', expected: RECORD_ERRORS.SHA256_MALFORMED }, ['value']);
    }
    return `${scope}:sha256:${hex}`;
  });

const digests = z.array(digest).transform((list, context) => {
  if (list.length === 0)
    refuse(context, { code: 'IMAGE_WITHOUT_DIGEST', expected: FIRMWARE_ERRORS.IMAGE_WITHOUT_DIGEST });
  return [...new Set(list)];
});

const sizeBytes = z.number().transform((size, context) => {
  if (!Number.isSafeInteger(size) || size < 0)
    refuse(context, { code: 'IMAGE_SIZE_MALFORMED', expected: FIRMWARE_ERRORS.IMAGE_SIZE_MALFORMED });
  return size;
});

const schema = z.object({
  ...envelope,
  name,
  version: name,
  digests,
  parts: z.array(z.object({ digest: firmwareDigest, offset: optional(name) })),
  sizeBytes: optional(sizeBytes),
});

/** An image as read. */
export type FirmwareImageContent = z.output<typeof schema>;

/** Registers images; what an earlier registration already says otherwise is kept, the earlier one answers. */
export function registerFirmwareImages(
  { store }: Context,
  inputs: readonly FirmwareImageInput[],
): Promise<RecordingPayload> {
  return recordList(inputs, {
    kind: 'FIRMWARE_IMAGE',
    schema,
    subjectKey: imageIdOf,
    write: (drafts) => store.transaction((tx) => write(tx, drafts)),
  });
}

/** The canonical digest of an image: its first FILE digest, else its first digest. */
function imageIdOf({ digests }: FirmwareImageContent): string {
  return digests.find((alias) => alias.startsWith('FILE:')) ?? digests[0] ?? '';
}

async function write(
  tx: StoreTables,
  drafts: readonly Draft<FirmwareImageContent>[],
): Promise<readonly Appended[]> {
  const claimed = drafts.flatMap((draft) => draft.content.digests);
  await lockKeys(
    tx.sql,
    claimed.map((alias) => `FIRMWARE_DIGEST:${alias}`),
  );
  const register = await readImageRegister(tx, claimed);
  for (const draft of drafts) {
    examineImage(draft, register);
    if (draft.content.parts.some((part) => draft.content.digests.includes(part.digest)))
      addFinding(draft, 'IMAGE_PART_OF_ITSELF', 'One of the parts has a digest of the image itself.');
  }
  return tx.images.append(drafts);
}
