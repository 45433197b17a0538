import { addFinding, envelope, name, optional, recordList, unitKey, uuid } from '@tracegraph/record';
import type { Draft, RecordingPayload } from '@tracegraph/record';
import { z } from 'zod';

import type { Context } from '../context';
import type { LabelVerificationInput } from '../inputs/label.input';
import type { StoreTables } from '../store/store';

const schema = z.object({
  ...envelope,
  unitKey,
  labelEventId: uuid,
  grade: name,
  standard: name,
  aperture: optional(name),
  wavelength: optional(name),
  verifierId: name,
});

/** A verification as read. */
export type LabelVerificationContent = z.output<typeof schema>;

/** Records how well labels are printed. */
export function recordLabelVerifications(
  { store }: Context,
  inputs: readonly LabelVerificationInput[],
): Promise<RecordingPayload> {
  return recordList(inputs, {
    kind: 'LABEL_VERIFICATION',
    schema,
    subjectKey: (content) => content.unitKey,
    write: (drafts) =>
      store.transaction(async (tx) => {
        await tx.knownUnits.note(drafts.map(({ subjectKey }) => subjectKey));
        await examine(tx, drafts);
        return tx.labels.appendVerifications(drafts);
      }),
  });
}

/** A label may be recorded under a place on a panel and verified under the unit bound to it, so its event id is what counts. */
async function examine(tx: StoreTables, drafts: readonly Draft<LabelVerificationContent>[]): Promise<void> {
  const keys = drafts.map(({ subjectKey }) => subjectKey);
  const bindings = await tx.panels.findBindings(keys);
  const labels = await tx.labels.findMany([...keys, ...bindings.map(({ panelKey }) => panelKey)]);
  const known = new Set(labels.map(({ eventId }) => eventId));
  for (const draft of drafts)
    if (!known.has(draft.content.labelEventId))
      addFinding(draft, 'LABEL_UNKNOWN', 'No label with this event id is recorded for the unit (yet).', {
        referenceKeys: [draft.content.labelEventId],
      });
}
