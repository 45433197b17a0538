import { addFinding, envelope, name, optional, recordList, unitKey } from '@tracegraph/record';
import type { Draft, RecordingPayload } from '@tracegraph/record';
import { z } from 'zod';

import type { Context } from '../context';
import { DispositionState } from '@tracegraph/unit-reference';
import type { DispositionInput } from '../inputs/disposition.input';
import type { StoreTables } from '../store/store';
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
        await examine(tx, drafts);
        const appended = await tx.dispositions.append(drafts);
        return publish(tx, drafts, appended, (draft) => [
          referenceOf(draft, 'DISPOSITION', draft.subjectKey, { state: draft.content.state }),
        ]);
      }),
  });
}

/** What does not exist any more comes into no other state. */
async function examine(tx: StoreTables, drafts: readonly Draft<DispositionContent>[]): Promise<void> {
  const others = drafts.filter(({ content }) => content.state !== DispositionState.DESTROYED);
  if (others.length === 0) return;
  const stored = await tx.dispositions.findEffective([
    ...new Set(others.map(({ subjectKey }) => subjectKey)),
  ]);
  const states = [
    ...stored,
    ...drafts.map(({ content }) => ({ ...content, eventTime: new Date(content.eventTime) })),
  ];
  for (const draft of others) {
    const time = new Date(draft.content.eventTime);
    const destroyed = states.find(
      ({ unitKey: key, state, eventTime }) =>
        key === draft.subjectKey && state === 'DESTROYED' && eventTime < time,
    );
    if (destroyed)
      addFinding(
        draft,
        'DISPOSITION_AFTER_DESTROYED',
        `The unit was destroyed at ${destroyed.eventTime.toISOString()}, before it was ${draft.content.state}.`,
      );
  }
}
