import type { JsonValue } from '@tracegraph/ledger';
import { envelope, lockKeys, name, optional, recordList } from '@tracegraph/record';
import type { RecordingPayload } from '@tracegraph/record';
import { z } from 'zod';

import type { Context } from '../context';
import type { PartInput } from '../inputs/part.input';
import { keyText } from './key-text';
import { examineRegistrations } from './registered-twice';

const schema = z.object({
  ...envelope,
  internalPartNumber: keyText,
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
    write: (drafts) =>
      store.transaction(async (tx) => {
        const numbers = drafts.map((draft) => draft.subjectKey);
        await lockKeys(
          tx.sql,
          numbers.map((number) => `PART:${number}`),
        );
        const standing = await tx.parts.findStanding(numbers);
        examineRegistrations(
          drafts,
          new Map(standing.map((row) => [row.subjectKey, { eventId: row.eventId, facts: factsOf(row) }])),
          { code: 'PART_REGISTERED_TWICE', facts: factsOf },
        );
        return tx.parts.append(drafts);
      }),
  });
}

function factsOf(part: { description: string | null; manufacturerParts: unknown }): JsonValue {
  return { description: part.description, manufacturerParts: part.manufacturerParts as JsonValue };
}
