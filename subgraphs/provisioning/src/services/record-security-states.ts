import { envelope, name, optional, recordList, sha256, siteCode, unitKey } from '@tracegraph/record';
import type { RecordingPayload } from '@tracegraph/record';
import { z } from 'zod';

import type { Context } from '../context';
import type { SecurityStateInput } from '../inputs/security-state.input';

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
        return tx.securityStates.append(drafts);
      }),
  });
}
