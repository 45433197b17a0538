import { addFinding, envelope, lockKeys, name, optional, recordList, unitKey } from '@tracegraph/record';
import type { Draft, RecordingPayload } from '@tracegraph/record';
import { z } from 'zod';

import type { Context } from '../context';
import type { UnitInstallationInput } from '../inputs/unit-installation.input';
import type { FamilyRow } from '../store/containment.store';
import { publish, referenceOf } from './unit-references';

const schema = z.object({ ...envelope, unitKey, containerUnitKey: unitKey, position: optional(name) });

/** Far more than any unit has containers; only a walk gone wild is cut off. */
const ANCESTOR_LIMIT = 100_000;

/** An installation as read. */
export type UnitInstallationContent = z.output<typeof schema>;

/** Puts units into units; neither need be registered. */
export function recordUnitInstallations(
  { store }: Context,
  inputs: readonly UnitInstallationInput[],
): Promise<RecordingPayload> {
  return recordList(inputs, {
    kind: 'UNIT_INSTALLATION',
    schema,
    subjectKey: (content) => content.unitKey,
    write: (drafts) =>
      store.transaction(async (tx) => {
        const keys = drafts.flatMap(({ content }) => [content.unitKey, content.containerUnitKey]);
        await lockKeys(
          tx.sql,
          keys.map((key) => `CONTAINMENT:${key}`),
        );
        await tx.knownUnits.note(keys);
        examine(drafts, await tx.containments.findFamily([...new Set(keys)], ANCESTOR_LIMIT));
        const appended = await tx.containments.append(drafts);
        return publish(tx, drafts, appended, (draft) => {
          const { containerUnitKey, position } = draft.content;
          return [referenceOf(draft, 'INSTALLED', draft.subjectKey, { position }, containerUnitKey)];
        });
      }),
  });
}

/** A unit that is in a container from one time to another; null: still. */
interface Stay {
  readonly eventId: string;
  readonly container: string;
  readonly direct: boolean;
  readonly since: Date;
  readonly until: Date | null;
}

/**
 * Compares each installation with those before it, of the store and of the list.
 * @param family what is recorded around all units of the list
 */
function examine(drafts: readonly Draft<UnitInstallationContent>[], family: readonly FamilyRow[]): void {
  const stays = staysOf(family);
  for (const draft of drafts) {
    const { unitKey: contained, containerUnitKey: container, eventId } = draft.content;
    const time = new Date(draft.content.eventTime);
    const isOpen = (stay: Stay) => stay.eventId !== eventId && (stay.until === null || stay.until > time);
    if (reaches(container, contained, (key) => (stays.get(key) ?? []).filter(isOpen)))
      addFinding(draft, 'CONTAINMENT_CYCLE', `${container} is inside of ${contained} at that time.`, {
        referenceKeys: [container],
      });
    const before = (stays.get(contained) ?? []).filter(
      (stay) => stay.direct && isOpen(stay) && stay.since <= time,
    );
    for (const stay of before)
      addFinding(draft, 'UNIT_ALREADY_INSTALLED', `The unit is in ${stay.container} and was not removed.`, {
        referenceKeys: [stay.container],
      });
    const stay = { eventId, container, direct: true, since: time, until: null };
    stays.set(contained, [...(stays.get(contained) ?? []), stay]);
  }
}

function staysOf(family: readonly FamilyRow[]): Map<string, Stay[]> {
  const stays = new Map<string, Stay[]>();
  for (const row of family) {
    if (row.direction !== 'UP') continue;
    const stay = {
      eventId: row.eventId,
      container: row.path.at(-1) ?? row.root,
      direct: row.depth === 1,
      since: row.installedTime,
      until: row.removedTime,
    };
    stays.set(row.root, [...(stays.get(row.root) ?? []), stay]);
  }
  return stays;
}

/** Says whether a walk from a unit through its containers meets another one. */
function reaches(from: string, to: string, staysAt: (key: string) => readonly Stay[]): boolean {
  const met = new Set([from]);
  for (const key of met) {
    if (key === to) return true;
    for (const { container } of staysAt(key)) met.add(container);
  }
  return false;
}
