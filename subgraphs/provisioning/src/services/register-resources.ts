import { envelope, name, optional, recordList, siteCode } from '@tracegraph/record';
import type { RecordingPayload } from '@tracegraph/record';
import { z } from 'zod';

import type { Context } from '../context';
import { ResourceKind } from '../entities/resource';
import type { ResourceInput } from '../inputs/resource.input';
import { noteRegisteredTwice } from './examine-claims';
import { siteKey } from './site-key';

const schema = z.object({
  ...envelope,
  site: siteCode,
  resourceId: name,
  kind: z.enum(ResourceKind),
  revision: optional(name),
});

/** A resource as read. */
export type ResourceContent = z.output<typeof schema>;

/** Registers resources; a second registration with other content is kept with a finding, the earlier one answers. */
export function registerResources(
  { store }: Context,
  inputs: readonly ResourceInput[],
): Promise<RecordingPayload> {
  return recordList(inputs, {
    kind: 'RESOURCE',
    schema,
    subjectKey: (content) => siteKey(content.site, content.resourceId),
    write: (drafts) =>
      store.transaction(async (tx) => {
        await noteRegisteredTwice(tx, drafts, {
          kind: 'RESOURCE',
          code: 'RESOURCE_REGISTERED_TWICE',
          find: (keys) => tx.resources.findMany(keys),
          compared: (registration) => [registration.kind, registration.revision],
        });
        return tx.resources.append(drafts);
      }),
  });
}
