import { envelope, name, optional, recordList } from '@tracegraph/record';
import type { RecordingPayload } from '@tracegraph/record';
import { z } from 'zod';

import type { Context } from '../context';
import type { PartInput } from '../inputs/part.input';

const schema = z.object({
  ...envelope,
  internalPartNumber: name,
  description: optional(name),
  manufacturerParts: z.array(z.object({ manufacturer: name, manufacturerPartNumber: name })),
});

/** A part as read. */
export type PartContent = z.output<typeof schema>;

/** Registers parts; a second registration of a part is kept, the earlier one answers. */
export function registerParts({ store }: Context, inputs: readonly PartInput[]): Promise<RecordingPayload> {
  return recordList(inputs, {
    kind: 'PART',
    schema,
    subjectKey: (content) => content.internalPartNumber,
    write: (drafts) => store.transaction((tx) => tx.parts.append(drafts)),
  });
}
