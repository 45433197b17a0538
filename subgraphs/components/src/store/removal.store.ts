import { appendOnce } from '@tracegraph/record';
import type { Appended, Draft } from '@tracegraph/record';

import type { Prisma } from '../generated/client';
import type { RemovalModel } from '../generated/models';
import type { RemovalContent } from '../services/record-removals';

/** What was taken off units. */
export class RemovalStore {
  constructor(private readonly database: Prisma.TransactionClient) {}

  /** Stores removals; MUST run in a transaction. */
  append(drafts: readonly Draft<RemovalContent>[]): Promise<readonly Appended[]> {
    return appendOnce(this.database, {
      kind: 'REMOVAL',
      table: 'removal',
      subjectColumn: 'unit_key',
      drafts,
      row: ({ content: { referenceDesignators, internalPartNumber, reason, operatorId, site } }) => ({
        referenceDesignators,
        internalPartNumber,
        reason,
        operatorId,
        site,
      }),
    });
  }

  /** All removals recorded under these keys. */
  findMany(unitKeys: readonly string[]): Promise<RemovalModel[]> {
    return this.database.removal.findMany({ where: { unitKey: { in: [...unitKeys] } } });
  }
}
