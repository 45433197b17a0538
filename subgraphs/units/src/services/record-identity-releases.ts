import { addFinding, envelope, lockKeys, name, optional, recordList, unitKey } from '@tracegraph/record';
import type { Draft, RecordingPayload } from '@tracegraph/record';
import { z } from 'zod';

import type { Context } from '../context';
import type { IdentityReleaseInput } from '../inputs/identity.input';
import { identityKey } from '../store/identity.store';
import type { StoreTables } from '../store/store';
import { identityFields, readIdentity } from './identity-value';

const schema = z
  .object({ ...envelope, unitKey, ...identityFields, reason: optional(name) })
  .transform((content, context) => ({ ...content, value: readIdentity(content, context) }));

/** The release of an identity as read. */
export type IdentityReleaseContent = z.output<typeof schema>;

/** Takes identities from units; the identity still finds the unit that held it. */
export function recordIdentityReleases(
  { store }: Context,
  inputs: readonly IdentityReleaseInput[],
): Promise<RecordingPayload> {
  return recordList(inputs, {
    kind: 'IDENTITY_RELEASE',
    schema,
    subjectKey: (content) => content.unitKey,
    write: (drafts) =>
      store.transaction(async (tx) => {
        await lockKeys(tx.sql, drafts.map(identityOf));
        await tx.knownUnits.note(drafts.map(({ subjectKey }) => subjectKey));
        await examine(tx, drafts);
        return tx.identities.appendReleases(drafts);
      }),
  });
}

async function examine(tx: StoreTables, drafts: readonly Draft<IdentityReleaseContent>[]): Promise<void> {
  const holders = await tx.identities.findHolders(drafts.map(identityOf));
  const keys = drafts.map(({ subjectKey }) => subjectKey);
  const bindings = [...(await tx.panels.findBindingsTo(keys)), ...(await tx.panels.findBindings(keys))];
  for (const draft of drafts) {
    const { kind, value } = draft.content;
    const units = new Set([draft.subjectKey]);
    for (const binding of bindings) if (binding.panelKey === draft.subjectKey) units.add(binding.unitKey);
    const isHeld = holders.some(
      (row) =>
        row.kind === kind &&
        row.value === value &&
        units.has(row.holder) &&
        row.assignedTime <= new Date(draft.content.eventTime),
    );
    if (!isHeld)
      addFinding(
        draft,
        'IDENTITY_NOT_HELD',
        'No assignment of this identity to the unit is recorded at that time.',
      );
  }
}

function identityOf({ content }: Draft<IdentityReleaseContent>): string {
  return identityKey(content.kind, content.value);
}
