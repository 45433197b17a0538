import { envelope, name, optional, recordList, sha256, siteCode } from '@tracegraph/record';
import type { RecordingPayload } from '@tracegraph/record';
import { z } from 'zod';

import type { Context } from '../context';
import type { MachineProgramInput } from '../inputs/machine-program.input';
import { noteRegisteredTwice } from './examine-claims';
import { siteKey } from './site-key';

const schema = z.object({
  ...envelope,
  site: siteCode,
  name,
  revision: name,
  sha256: optional(sha256),
});

/** A machine program as read. */
export type MachineProgramContent = z.output<typeof schema>;

/** Registers machine programs; a second registration with other content is kept with a finding, the earlier one answers. */
export function registerMachinePrograms(
  { store }: Context,
  inputs: readonly MachineProgramInput[],
): Promise<RecordingPayload> {
  return recordList(inputs, {
    kind: 'MACHINE_PROGRAM',
    schema,
    subjectKey: (content) => siteKey(content.site, content.name, content.revision),
    write: (drafts) =>
      store.transaction(async (tx) => {
        await noteRegisteredTwice(tx, drafts, {
          kind: 'MACHINE_PROGRAM',
          code: 'MACHINE_PROGRAM_REGISTERED_TWICE',
          find: (keys) => tx.machinePrograms.findMany(keys),
          compared: (registration) => [registration.sha256],
        });
        return tx.machinePrograms.append(drafts);
      }),
  });
}
