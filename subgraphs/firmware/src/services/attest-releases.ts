import { parseUnitKey, productKeyOf } from '@tracegraph/gs1';
import {
  addFinding,
  envelope,
  firmwareDigest,
  name,
  optional,
  recordList,
  siteCode,
  textReader,
} from '@tracegraph/record';
import type { Pseudonymise, RecordingPayload } from '@tracegraph/record';
import { z } from 'zod';

import type { Context } from '../context';
import { FIRMWARE_ERRORS } from '../errors';
import type { ReleaseInput } from '../inputs/release.input';
import { createLoaders } from '../loaders';

/** The rest of the key of a unit of a product, to read the key of the product as a part of it. */
const ANY_SERIAL = { '01': '/21/1', part: '/1' } as const;

const productKey = textReader(
  'APPROVED_PRODUCT_MALFORMED',
  (text) => {
    const scheme = text.startsWith('01/') ? '01' : 'part';
    if (!text.startsWith(`${scheme}/`) || text.split('/').length !== (scheme === '01' ? 2 : 3))
      return undefined;
    return productKeyOf(parseUnitKey(`${text}${ANY_SERIAL[scheme]}`));
  },
  FIRMWARE_ERRORS.APPROVED_PRODUCT_MALFORMED,
);

function releaseSchema(pseudonymise: Pseudonymise) {
  return z
    .object({
      ...envelope,
      digest: firmwareDigest,
      productKey: optional(productKey),
      hardwareRevision: optional(name),
      approver: name,
      site: siteCode,
    })
    .transform(({ site, approver, ...content }) => ({ ...content, approver: pseudonymise(site, approver) }));
}

/** An approval as read. */
export type ReleaseContent = z.output<ReturnType<typeof releaseSchema>>;

/** Records approvals of images. */
export function attestReleases(
  { store, pseudonymise }: Context,
  inputs: readonly ReleaseInput[],
): Promise<RecordingPayload> {
  return recordList(inputs, {
    kind: 'RELEASE',
    schema: releaseSchema(pseudonymise),
    subjectKey: (content) => content.digest,
    write: (drafts) =>
      store.transaction(async (tx) => {
        const { imageByDigest } = createLoaders(tx);
        await Promise.all(
          drafts.map(async (draft) => {
            if (!(await imageByDigest.load(draft.subjectKey)))
              addFinding(
                draft,
                'IMAGE_UNKNOWN',
                `No image with the digest ${draft.subjectKey} is registered here (yet).`,
                { referenceKeys: [draft.subjectKey] },
              );
          }),
        );
        return tx.releases.append(drafts);
      }),
  });
}
