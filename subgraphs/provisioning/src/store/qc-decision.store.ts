import { appendOnce } from '@tracegraph/record';
import type { Appended, Draft } from '@tracegraph/record';

import type { Prisma } from '../generated/client';
import type { QcDecisionModel } from '../generated/models';
import type { QcDecisionContent } from '../services/record-qc-decisions';
import { QC_DECISIONS, comesAfter, factsWithin, heldUntilEnded, isNotEnded, windowIn } from './held-facts';

/** The units decided $1 in the time $3, $4, at the gate $2 where one is given; now: where nothing was decided there since. */
export const UNITS_BY_QC_DECISION = heldUntilEnded(
  factsWithin(
    QC_DECISIONS,
    'fact.result = $1::text AND ($2::text IS NULL OR fact.gate = $2::text)',
    windowIn(3, 4),
    '*',
  ),
  isNotEnded(
    QC_DECISIONS,
    `later.gate = fact.gate AND ${comesAfter('later', 'fact', 'event_time', 'attempt')}`,
  ),
);

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
