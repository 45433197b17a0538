import { envelope, name, optional, recordList, unitKey } from '@tracegraph/record';
import type { RecordingPayload } from '@tracegraph/record';
import { z } from 'zod';

import type { Context } from '../context';
import { DispositionState } from '../entities/disposition';
import type { DispositionInput } from '../inputs/disposition.input';
import { publish, referenceOf } from './unit-references';

const schema = z.object({ ...envelope, unitKey, state: z.enum(DispositionState), reason: optional(name) });

/** A state of a unit as read. */
export type DispositionContent = z.output<typeof schema>;

/** Says what may be done with units. */
export function recordDispositions(
  { store }: Context,
  inputs: readonly DispositionInput[],
): Promise<RecordingPayload> {
  return recordList(inputs, {
    kind: 'DISPOSITION',
    schema,
    subjectKey: (content) => content.unitKey,
    write: (drafts) =>
      store.transaction(async (tx) => {
        await tx.knownUnits.note(drafts.map(({ subjectKey }) => subjectKey));
        const appended = await tx.dispositions.append(drafts);
        return publish(tx, drafts, appended, (draft) => [
          referenceOf(draft, 'DISPOSITION', draft.subjectKey, { state: draft.content.state }),
        ]);
      }),
  });
}
