import { addFinding, envelope, name, optional, recordList, unitKey } from '@tracegraph/record';
import type { Draft, RecordingPayload } from '@tracegraph/record';
import { z } from 'zod';

import type { Context } from '../context';
import type { UnitRemovalInput } from '../inputs/unit-installation.input';
import type { StoreTables } from '../store/store';
import { publish, referenceOf } from './unit-references';

const schema = z.object({ ...envelope, unitKey, containerUnitKey: unitKey, reason: optional(name) });

/** Enough to see every container a unit was ever put into. */
const CONTAINER_LIMIT = 100_000;

/** A removal as read. */
export type UnitRemovalContent = z.output<typeof schema>;

/** Takes units out of units. */
export function recordUnitRemovals(
  { store }: Context,
  inputs: readonly UnitRemovalInput[],
): Promise<RecordingPayload> {
  return recordList(inputs, {
    kind: 'UNIT_REMOVAL',
    schema,
    subjectKey: (content) => content.unitKey,
    write: (drafts) =>
      store.transaction(async (tx) => {
        await tx.knownUnits.note(
          drafts.flatMap(({ content }) => [content.unitKey, content.containerUnitKey]),
        );
        await examine(tx, drafts);
        const appended = await tx.containments.appendRemovals(drafts);
        return publish(tx, drafts, appended, (draft) => [
          referenceOf(draft, 'REMOVED', draft.subjectKey, {}, draft.content.containerUnitKey),
        ]);
      }),
  });
}

async function examine(tx: StoreTables, drafts: readonly Draft<UnitRemovalContent>[]): Promise<void> {
  const family = await tx.containments.findFamily(
    [...new Set(drafts.map(({ subjectKey }) => subjectKey))],
    CONTAINER_LIMIT,
  );
  const containers = drafts.map(({ content }) => content.containerUnitKey);
  const bound = new Map(
    [...(await tx.panels.findBindingsTo(containers))].map(({ panelKey, unitKey: key }) => [panelKey, key]),
  );
  for (const draft of drafts) {
    const { containerUnitKey, eventTime } = draft.content;
    const time = new Date(eventTime);
    const wasIn = family.some(
      (row) =>
        row.root === draft.subjectKey &&
        row.direction === 'UP' &&
        row.depth === 1 &&
        row.path[0] === (bound.get(containerUnitKey) ?? containerUnitKey) &&
        row.installedTime <= time &&
        (row.removedTime === null || row.removedTime >= time),
    );
    if (!wasIn)
      addFinding(draft, 'UNIT_NOT_INSTALLED', `The unit was not in ${containerUnitKey} at that time.`, {
        referenceKeys: [containerUnitKey],
      });
  }
}
