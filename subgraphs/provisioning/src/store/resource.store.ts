import { appendOnce } from '@tracegraph/record';
import type { Appended, Draft } from '@tracegraph/record';

import type { Prisma } from '../generated/client';
import type { ResourceModel } from '../generated/models';
import type { ResourceContent } from '../services/register-resources';

/** Registrations of resources. */
export class ResourceStore {
  constructor(private readonly database: Prisma.TransactionClient) {}

  /** Stores records; MUST run in a transaction. */
  append(drafts: readonly Draft<ResourceContent>[]): Promise<readonly Appended[]> {
    return appendOnce(this.database, {
      kind: 'RESOURCE',
      table: 'resource',
      subjectColumn: 'subject_key',
      drafts,
      row: ({ content }) => ({
        site: content.site,
        resourceId: content.resourceId,
        kind: content.kind,
        revision: content.revision,
      }),
    });
  }

  /** Those of these subjects, the earliest recorded first. */
  findMany(subjectKeys: readonly string[]): Promise<ResourceModel[]> {
    return this.database.resource.findMany({
      where: { subjectKey: { in: [...subjectKeys] } },
      orderBy: [{ recordTime: 'asc' }, { eventId: 'asc' }],
    });
  }
}
