import { appendOnce } from '@tracegraph/record';
import type { Appended, Draft } from '@tracegraph/record';

import type { Prisma } from '../generated/client';
import type { AttachmentModel } from '../generated/models';
import type { AttachmentContent } from '../services/record-attachments';

/** Documents about units. */
export class AttachmentStore {
  constructor(private readonly database: Prisma.TransactionClient) {}

  /** Stores records; MUST run in a transaction. */
  append(drafts: readonly Draft<AttachmentContent>[]): Promise<readonly Appended[]> {
    return appendOnce(this.database, {
      kind: 'ATTACHMENT',
      table: 'attachment',
      subjectColumn: 'unit_key',
      drafts,
      row: ({ content }) => ({
        sha256: content.sha256,
        mediaType: content.mediaType,
        name: content.name,
        sizeBytes: content.sizeBytes,
      }),
    });
  }

  /** Those of these units, in the order of time, sha256 and event id. */
  findMany(unitKeys: readonly string[]): Promise<AttachmentModel[]> {
    return this.database.attachment.findMany({
      where: { unitKey: { in: [...unitKeys] } },
      orderBy: [{ eventTime: 'asc' }, { sha256: 'asc' }, { eventId: 'asc' }],
    });
  }
}
