import { appendOnce } from '@tracegraph/record';
import type { Appended, Draft } from '@tracegraph/record';

import type { Prisma } from '../generated/client';
import type { QcDecisionModel } from '../generated/models';
import type { QcDecisionContent } from '../services/record-qc-decisions';

/** Decisions of quality control. */
export class QcDecisionStore {
  constructor(private readonly database: Prisma.TransactionClient) {}

  /** Stores records; MUST run in a transaction. */
  append(drafts: readonly Draft<QcDecisionContent>[]): Promise<readonly Appended[]> {
    return appendOnce(this.database, {
      kind: 'QC_DECISION',
      table: 'qc_decision',
      subjectColumn: 'unit_key',
      drafts,
      row: ({ content }) => ({
        gate: content.gate,
        attempt: content.attempt,
        result: content.result,
        inspectorId: content.inspectorId,
        site: content.site,
        reason: content.reason,
      }),
    });
  }

  /** Those of these units, in the order of time, attempt and event id. */
  findMany(unitKeys: readonly string[]): Promise<QcDecisionModel[]> {
    return this.database.qcDecision.findMany({
      where: { unitKey: { in: [...unitKeys] } },
      orderBy: [{ eventTime: 'asc' }, { attempt: 'asc' }, { eventId: 'asc' }],
    });
  }
}
