import { envelope, name, optional, recordList, sha256, unitKey } from '@tracegraph/record';
import type { RecordingPayload } from '@tracegraph/record';
import { z } from 'zod';

import type { Context } from '../context';
import type { AttachmentInput } from '../inputs/attachment.input';

import { codedText } from './readers';

/** RFC 6838 §4.2. */
const MEDIA_TYPE = /^[a-z0-9][a-z0-9!#$&^_.+-]{0,126}\/[a-z0-9][a-z0-9!#$&^_.+-]{0,126}$/i;

const schema = z.object({
  ...envelope,
  unitKey,
  sha256,
  mediaType: codedText('MEDIA_TYPE_MALFORMED', (text) =>
    MEDIA_TYPE.test(text) ? text.toLowerCase() : undefined,
  ),
  name: optional(name),
  sizeBytes: optional(codedText('SIZE_MALFORMED', (text) => (/^\d{1,18}$/.test(text) ? text : undefined))),
});

/** An attachment as read. */
export type AttachmentContent = z.output<typeof schema>;

/** Records documents about units by their hashes; the documents lie elsewhere. */
export function recordAttachments(
  { store }: Context,
  inputs: readonly AttachmentInput[],
): Promise<RecordingPayload> {
  return recordList(inputs, {
    kind: 'ATTACHMENT',
    schema,
    subjectKey: (content) => content.unitKey,
    write: (drafts) => store.transaction((tx) => tx.attachments.append(drafts)),
  });
}
