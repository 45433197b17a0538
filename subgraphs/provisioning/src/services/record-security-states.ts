import {
  addFinding,
  envelope,
  name,
  optional,
  recordList,
  sha256,
  siteCode,
  unitKey,
} from '@tracegraph/record';
import type { Draft, RecordingPayload } from '@tracegraph/record';
import { z } from 'zod';

import type { Context } from '../context';
import type { SecurityStateInput } from '../inputs/security-state.input';
import type { StoreTables } from '../store/store';

import { effectiveRows } from './effective-rows';
import { noteUnknownStations } from './examine-places';
import { requireSite } from './readers';

const schema = z
  .object({
    ...envelope,
    unitKey,
    secureBoot: z.boolean(),
    debugLocked: z.boolean(),
    rootKeyId: optional(sha256),
    lifecycleState: optional(name),
    fuseDigest: optional(name),
    site: optional(siteCode),
    stationId: optional(name),
  })
  .superRefine(requireSite);

/** A security state as read. */
export type SecurityStateContent = z.output<typeof schema>;

/** Records what was observed of the locks of units. */
export function recordSecurityStates(
  { store }: Context,
  inputs: readonly SecurityStateInput[],
): Promise<RecordingPayload> {
  return recordList(inputs, {
    kind: 'SECURITY_STATE',
    schema,
    subjectKey: (content) => content.unitKey,
    write: (drafts) =>
      store.transaction(async (tx) => {
        await noteUnknownStations(tx, drafts);
        await noteOpenedLocks(tx, drafts);
        return tx.securityStates.append(drafts);
      }),
  });
}

/** A lock is a fuse or a setting meant to stay: found open after it was found closed, somebody opened it or records differ. */
async function noteOpenedLocks(
  tables: StoreTables,
  drafts: readonly Draft<SecurityStateContent>[],
): Promise<void> {
  const open = drafts.filter(({ content }) => !content.secureBoot || !content.debugLocked);
  if (open.length === 0) return;
  const found = await tables.securityStates.findMany([...new Set(open.map((draft) => draft.subjectKey))]);
  const effective = await effectiveRows(tables, found, 'SECURITY_STATE', (row) => row.unitKey);
  const observed = [
    ...effective.map((row) => ({ ...row, time: row.eventTime })),
    ...drafts.map(({ content }) => ({ ...content, time: new Date(content.eventTime) })),
  ];
  for (const draft of open) {
    const { secureBoot, debugLocked, eventTime, unitKey: unit } = draft.content;
    const before = observed.filter((state) => state.unitKey === unit && state.time < new Date(eventTime));
    const opened = [
      ...(!secureBoot && before.some((state) => state.secureBoot) ? ['Secure boot'] : []),
      ...(!debugLocked && before.some((state) => state.debugLocked) ? ['The debug lock'] : []),
    ];
    for (const lock of opened)
      addFinding(draft, 'LOCK_OPENED', `${lock} was found on before, and is off at ${eventTime}.`);
  }
}
