import { appendOnce } from '@tracegraph/record';
import type { Appended, Draft } from '@tracegraph/record';

import type { Prisma } from '../generated/client';
import type { CalibrationModel } from '../generated/models';
import type { CalibrationContent } from '../services/record-calibrations';

/** Calibrations of resources. */
export class CalibrationStore {
  constructor(private readonly database: Prisma.TransactionClient) {}

  /** Stores records; MUST run in a transaction. */
  append(drafts: readonly Draft<CalibrationContent>[]): Promise<readonly Appended[]> {
    return appendOnce(this.database, {
      kind: 'CALIBRATION',
      table: 'calibration',
      subjectColumn: 'subject_key',
      drafts,
      row: ({ content }) => ({
        calibrationDueDate: content.calibrationDueDate,
        certificateNumber: content.certificateNumber,
      }),
    });
  }

  /** Those of these resources, in the order they were performed. */
  findMany(subjectKeys: readonly string[]): Promise<CalibrationModel[]> {
    return this.database.calibration.findMany({
      where: { subjectKey: { in: [...subjectKeys] } },
      orderBy: [{ eventTime: 'asc' }, { eventId: 'asc' }],
    });
  }
}
