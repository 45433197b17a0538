import { appendOnce } from '@tracegraph/record';
import type { Appended, Draft } from '@tracegraph/record';

import type { Prisma } from '../generated/client';
import type { LabelModel, LabelVerificationModel } from '../generated/models';
import type { LabelVerificationContent } from '../services/record-label-verifications';
import type { LabelContent } from '../services/record-labels';

/** Labels of units, and how well they are printed. */
export class LabelStore {
  constructor(private readonly database: Prisma.TransactionClient) {}

  /** Stores labels; MUST run in a transaction. */
  append(drafts: readonly Draft<LabelContent>[]): Promise<readonly Appended[]> {
    return appendOnce(this.database, {
      kind: 'LABEL',
      table: 'label',
      subjectColumn: 'unit_key',
      drafts,
      row: ({ content: { elementString, stage } }) => ({ elementString, stage }),
    });
  }

  /** Stores verifications; MUST run in a transaction. */
  appendVerifications(drafts: readonly Draft<LabelVerificationContent>[]): Promise<readonly Appended[]> {
    return appendOnce(this.database, {
      kind: 'LABEL_VERIFICATION',
      table: 'label_verification',
      subjectColumn: 'unit_key',
      drafts,
      row: ({ content: { labelEventId, grade, standard, aperture, wavelength, verifierId } }) => ({
        labelEventId,
        grade,
        standard,
        aperture,
        wavelength,
        verifierId,
      }),
    });
  }

  /** The labels of these units, the earliest first. */
  findMany(unitKeys: readonly string[]): Promise<LabelModel[]> {
    return this.database.label.findMany({
      where: { unitKey: { in: [...unitKeys] } },
      orderBy: [{ eventTime: 'asc' }, { eventId: 'asc' }],
    });
  }

  /** The verifications of labels of these units, the earliest first. */
  findVerifications(unitKeys: readonly string[]): Promise<LabelVerificationModel[]> {
    return this.database.labelVerification.findMany({
      where: { unitKey: { in: [...unitKeys] } },
      orderBy: [{ eventTime: 'asc' }, { eventId: 'asc' }],
    });
  }
}
