import { appendOnce } from '@tracegraph/record';
import type { Appended, Draft } from '@tracegraph/record';

import type { Prisma } from '../generated/client';
import type { ResourceModel } from '../generated/models';
import type { ResourceContent } from '../services/register-resources';
import { STAGE_RUNS, TEST_RUNS, heldForEver, runsWithin, windowIn } from './held-facts';

/** The units on which a run used the resource $2 of the site $1 in the time $3, $4. */
export const UNITS_BY_RESOURCE = heldForEver(
  runsWithin(STAGE_RUNS, 'fact.site = $1::text AND fact.resource_ids @> ARRAY[$2::text]', windowIn(3, 4)),
  runsWithin(TEST_RUNS, 'fact.site = $1::text AND fact.fixture_id = $2::text', windowIn(3, 4)),
);

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
