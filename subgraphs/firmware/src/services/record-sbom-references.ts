import { addFinding, envelope, firmwareDigest, name, optional, recordList, sha256 } from '@tracegraph/record';
import type { RecordingPayload } from '@tracegraph/record';
import { z } from 'zod';

import type { Context } from '../context';
import type { SbomReferenceInput } from '../inputs/sbom-reference.input';
import { createLoaders } from '../loaders';

const FORMATS = ['CycloneDX', 'SPDX'];

const schema = z.object({
  ...envelope,
  digest: firmwareDigest,
  format: name.transform(
    (text) => FORMATS.find((format) => format.toLowerCase() === text.toLowerCase()) ?? text,
  ),
  sha256,
  uri: optional(name),
});

/** A reference to a bill of software as read. */
export type SbomReferenceContent = z.output<typeof schema>;

/** Records which bills of software belong to images. */
export function recordSbomReferences(
  { store }: Context,
  inputs: readonly SbomReferenceInput[],
): Promise<RecordingPayload> {
  return recordList(inputs, {
    kind: 'SBOM_REFERENCE',
    schema,
    subjectKey: (content) => content.digest,
    write: (drafts) =>
      store.transaction(async (tx) => {
        const { imageByDigest } = createLoaders(tx);
        const images = await Promise.all(drafts.map((draft) => imageByDigest.load(draft.subjectKey)));
        drafts.forEach((draft, at) => {
          const { digest, format } = draft.content;
          if (!images[at])
            addFinding(
              draft,
              'IMAGE_UNKNOWN',
              `No image with the digest ${digest} is registered here (yet).`,
              { referenceKeys: [digest] },
            );
          if (!FORMATS.includes(format))
            addFinding(draft, 'SBOM_FORMAT_UNKNOWN', `${format} is neither CycloneDX nor SPDX.`);
        });
        return tx.sboms.append(drafts);
      }),
  });
}
