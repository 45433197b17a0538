import type { CorrectionRow } from '@tracegraph/record';

import type { Prisma } from '../generated/client';

/** Corrections of records of this store. */
export class CorrectionStore {
  constructor(private readonly database: Prisma.TransactionClient) {}

  /** All corrections about these subjects. */
  findMany(subjectKeys: readonly string[]): Promise<CorrectionRow[]> {
    return this.database.correction.findMany({ where: { subjectKey: { in: [...subjectKeys] } } });
  }
}
