import { appendOnce } from '@tracegraph/record';
import type { Appended, Draft } from '@tracegraph/record';

import type { Prisma } from '../generated/client';
import type { RepairModel } from '../generated/models';
import type { RepairContent } from '../services/record-repairs';

/** Repairs. */
export class RepairStore {
  constructor(private readonly database: Prisma.TransactionClient) {}

  /** Stores records; MUST run in a transaction. */
  append(drafts: readonly Draft<RepairContent>[]): Promise<readonly Appended[]> {
    return appendOnce(this.database, {
      kind: 'REPAIR',
      table: 'repair',
      subjectColumn: 'unit_key',
      drafts,
      row: ({ content }) => ({
        site: content.site,
        stationId: content.stationId,
        operatorId: content.operatorId,
        defectCode: content.defectCode,
        defectEventId: content.defectEventId,
        action: content.action,
        referenceDesignators: content.referenceDesignators,
      }),
    });
  }

  /** Those of these units, in the order of time, action and event id. */
  findMany(unitKeys: readonly string[]): Promise<RepairModel[]> {
    return this.database.repair.findMany({
      where: { unitKey: { in: [...unitKeys] } },
      orderBy: [{ eventTime: 'asc' }, { action: 'asc' }, { eventId: 'asc' }],
    });
  }
}
