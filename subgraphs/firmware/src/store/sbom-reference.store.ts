import { appendOnce } from '@tracegraph/record';
import type { Appended, Draft } from '@tracegraph/record';

import type { Prisma } from '../generated/client';
import type { SbomReferenceModel } from '../generated/models';
import type { SbomReferenceContent } from '../services/record-sbom-references';

/** Bills of software of images. */
export class SbomReferenceStore {
  constructor(private readonly database: Prisma.TransactionClient) {}

  /** Stores references; MUST run in a transaction. */
  append(drafts: readonly Draft<SbomReferenceContent>[]): Promise<readonly Appended[]> {
    return appendOnce(this.database, {
      kind: 'SBOM_REFERENCE',
      table: 'sbom_reference',
      subjectColumn: 'subject_key',
      drafts,
      row: ({ content: { format, sha256, uri } }) => ({ format, sha256, uri }),
    });
  }

  /** The references recorded under these digests, in the order of event time and id. */
  findMany(digests: readonly string[]): Promise<SbomReferenceModel[]> {
    return this.database.sbomReference.findMany({
      where: { subjectKey: { in: [...digests] } },
      orderBy: [{ eventTime: 'asc' }, { eventId: 'asc' }],
    });
  }
}
