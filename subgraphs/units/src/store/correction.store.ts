import { appendCorrections } from '@tracegraph/record';
import type { Appended, CorrectionContent, CorrectionRow, Draft } from '@tracegraph/record';

import type { Prisma } from '../generated/client';
import { RECORD_TABLES, UNIT_ROW_TABLES } from './record-tables';

/** Corrections of records of this store. */
export class CorrectionStore {
  constructor(private readonly database: Prisma.TransactionClient) {}

  /**
   * Stores corrections; MUST run in a transaction.
   * @param namesOneUnit says of a record of many units whether only one of them is corrected
   */
  async append(
    drafts: readonly Draft<CorrectionContent>[],
    namesOneUnit: (draft: Draft<CorrectionContent>) => boolean,
  ): Promise<readonly Appended[]> {
    const ofOneUnit = drafts.filter(namesOneUnit);
    const others = drafts.filter((draft) => !ofOneUnit.includes(draft));
    const tables = { ...RECORD_TABLES, ...UNIT_ROW_TABLES };
    return [
      ...(await appendCorrections(this.database, ofOneUnit, tables)),
      ...(await appendCorrections(this.database, others, RECORD_TABLES)),
    ];
  }

  /** All corrections about these subjects. */
  findMany(subjectKeys: readonly string[]): Promise<CorrectionRow[]> {
    return this.database.correction.findMany({ where: { subjectKey: { in: [...subjectKeys] } } });
  }
}
