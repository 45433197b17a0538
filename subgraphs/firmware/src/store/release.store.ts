import { appendOnce } from '@tracegraph/record';
import type { Appended, Draft } from '@tracegraph/record';

import type { Prisma } from '../generated/client';
import type { ReleaseApprovalModel } from '../generated/models';
import type { ReleaseContent } from '../services/attest-releases';

/** Approvals of images. */
export class ReleaseStore {
  constructor(private readonly database: Prisma.TransactionClient) {}

  /** Stores approvals; MUST run in a transaction. */
  append(drafts: readonly Draft<ReleaseContent>[]): Promise<readonly Appended[]> {
    return appendOnce(this.database, {
      kind: 'RELEASE',
      table: 'release_approval',
      subjectColumn: 'subject_key',
      drafts,
      row: ({ content: { productKey, hardwareRevision, approver } }) => ({
        productKey,
        hardwareRevision,
        approver,
      }),
    });
  }

  /** The approvals recorded under these digests, in the order of approval and event id. */
  findMany(digests: readonly string[]): Promise<ReleaseApprovalModel[]> {
    return this.database.releaseApproval.findMany({
      where: { subjectKey: { in: [...digests] } },
      orderBy: [{ eventTime: 'asc' }, { eventId: 'asc' }],
    });
  }
}
