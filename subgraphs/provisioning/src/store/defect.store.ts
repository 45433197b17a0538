import { appendOnce } from '@tracegraph/record';
import type { Appended, Draft } from '@tracegraph/record';

import type { Prisma } from '../generated/client';
import type { DefectModel } from '../generated/models';
import type { DefectContent } from '../services/record-defects';

/** Defects. */
export class DefectStore {
  constructor(private readonly database: Prisma.TransactionClient) {}

  /** Stores records; MUST run in a transaction. */
  append(drafts: readonly Draft<DefectContent>[]): Promise<readonly Appended[]> {
    return appendOnce(this.database, {
      kind: 'DEFECT',
      table: 'defect',
      subjectColumn: 'unit_key',
      drafts,
      row: ({ content }) => ({
        defectCode: content.defectCode,
        description: content.description,
        referenceDesignators: content.referenceDesignators,
        site: content.site,
        stationId: content.stationId,
      }),
    });
  }

  /** Those of these units, in the order of time, code and event id. */
  findMany(unitKeys: readonly string[]): Promise<DefectModel[]> {
    return this.database.defect.findMany({
      where: { unitKey: { in: [...unitKeys] } },
      orderBy: [{ eventTime: 'asc' }, { defectCode: 'asc' }, { eventId: 'asc' }],
    });
  }
}
