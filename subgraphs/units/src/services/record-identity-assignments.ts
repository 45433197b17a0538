import { addFinding, envelope, lockKeys, recordList, unitKey } from '@tracegraph/record';
import type { Draft, RecordingPayload } from '@tracegraph/record';
import { z } from 'zod';

import type { Context } from '../context';
import type { IdentityAssignmentInput } from '../inputs/identity.input';
import { identityKey } from '../store/identity.store';
import type { StoreTables } from '../store/store';
import { identityFields, readIdentity } from './identity-value';
import { areHeldTogether } from './identity-holding';
import type { Holding } from './identity-holding';
import { integer } from './readers';

const schema = z
  .object({ ...envelope, unitKey, ...identityFields, interface: integer(0, 65_535) })
  .transform((content, context) => ({ ...content, value: readIdentity(content, context) }));

/** The assignment of an identity as read. */
export type IdentityAssignmentContent = z.output<typeof schema>;

/** Gives units identities; one that another unit holds at that time is kept with a finding. */
export function recordIdentityAssignments(
  { store }: Context,
  inputs: readonly IdentityAssignmentInput[],
): Promise<RecordingPayload> {
  return recordList(inputs, {
    kind: 'IDENTITY_ASSIGNMENT',
    schema,
    subjectKey: (content) => content.unitKey,
    write: (drafts) =>
      store.transaction(async (tx) => {
        await lockKeys(tx.sql, drafts.map(identityOf));
        await tx.knownUnits.note(drafts.map(({ subjectKey }) => subjectKey));
        await examine(tx, drafts);
        return tx.identities.appendAssignments(drafts);
      }),
  });
}

/** Compares each assignment with the holders before it, of the store and of the list. */
async function examine(tx: StoreTables, drafts: readonly Draft<IdentityAssignmentContent>[]): Promise<void> {
  const holdings = new Map<string, Holding[]>();
  for (const row of await tx.identities.findHolders(drafts.map(identityOf))) {
    const key = identityKey(row.kind, row.value);
    holdings.set(key, [...(holdings.get(key) ?? []), row]);
  }
  const units = await boundUnits(tx, drafts);
  const ends = await releasesOf(tx, drafts);
  for (const draft of drafts) {
    const assignedTime = new Date(draft.content.eventTime);
    const holding: Holding = {
      holder: units.get(draft.subjectKey) ?? draft.subjectKey,
      assignedTime,
      releasedTime: ends.get(endKey(draft))?.find((end) => end >= assignedTime) ?? null,
    };
    const key = identityOf(draft);
    const others = (holdings.get(key) ?? []).filter((other) => areHeldTogether(other, holding));
    for (const other of others)
      addFinding(draft, 'IDENTITY_ALREADY_HELD', `${other.holder} holds this identity at that time.`, {
        referenceKeys: [other.holder],
      });
    holdings.set(key, [...(holdings.get(key) ?? []), holding]);
  }
}

/** The units bound to the places on panels that assignments name. */
async function boundUnits(
  tx: StoreTables,
  drafts: readonly Draft<IdentityAssignmentContent>[],
): Promise<ReadonlyMap<string, string>> {
  const places = drafts.map(({ subjectKey }) => subjectKey).filter((key) => key.startsWith('panel/'));
  const bindings = [...(await tx.panels.findBindingsTo(places))].reverse();
  return new Map(bindings.map(({ panelKey, unitKey: key }) => [panelKey, key]));
}

/** Releases may be recorded before the assignment they end; those of the units themselves, the earliest first. */
async function releasesOf(
  tx: StoreTables,
  drafts: readonly Draft<IdentityAssignmentContent>[],
): Promise<ReadonlyMap<string, readonly Date[]>> {
  const ends = new Map<string, Date[]>();
  for (const row of await tx.identities.findReleases(drafts.map(({ subjectKey }) => subjectKey))) {
    const key = `${identityKey(row.kind, row.value)} ${row.unitKey}`;
    ends.set(key, [...(ends.get(key) ?? []), row.eventTime]);
  }
  return ends;
}

function endKey(draft: Draft<IdentityAssignmentContent>): string {
  return `${identityOf(draft)} ${draft.subjectKey}`;
}

function identityOf({ content }: Draft<IdentityAssignmentContent>): string {
  return identityKey(content.kind, content.value);
}
