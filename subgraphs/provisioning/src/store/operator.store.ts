import { appendOnce, insertRows } from '@tracegraph/record';
import type { Appended, Draft } from '@tracegraph/record';

import type { Prisma } from '../generated/client';
import type { OperatorModel } from '../generated/models';
import type { OperatorContent } from '../services/register-operators';
import {
  FIRMWARE_INSTALLATIONS,
  QC_DECISIONS,
  REPAIRS,
  STAGE_RUNS,
  TEST_RUNS,
  factsWithin,
  heldForEver,
  runsWithin,
  windowIn,
} from './held-facts';

const BY_OPERATOR = 'fact.operator_id = $1::text';

/** The units the operator $1 worked on, or decided about, in the time $2, $3. */
export const UNITS_BY_OPERATOR = heldForEver(
  ...[STAGE_RUNS, TEST_RUNS].map((runs) => runsWithin(runs, BY_OPERATOR, windowIn(2, 3))),
  ...[REPAIRS, FIRMWARE_INSTALLATIONS].map((facts) => factsWithin(facts, BY_OPERATOR, windowIn(2, 3))),
  factsWithin(QC_DECISIONS, 'fact.inspector_id = $1::text', windowIn(2, 3)),
);

/** Who is behind a pseudonym. */
export interface OperatorIdentity {
  readonly pseudonym: string;
  readonly eventId: string;
  readonly site: string;
  readonly operatorId: string;
  readonly displayName: string | null;
}

/** For when an operator is certified, as one registration says. */
export type OperatorCertification = Pick<
  OperatorModel,
  'subjectKey' | 'eventId' | 'certifiedFromTime' | 'certifiedToTime'
>;

/** Registrations of operators, and apart from them the erasable mapping of their pseudonyms. */
export class OperatorStore {
  constructor(private readonly database: Prisma.TransactionClient) {}

  /** Stores records; MUST run in a transaction. */
  append(drafts: readonly Draft<OperatorContent>[]): Promise<readonly Appended[]> {
    return appendOnce(this.database, {
      kind: 'OPERATOR',
      table: 'operator',
      subjectColumn: 'subject_key',
      drafts,
      row: ({ content }) => ({
        site: content.site,
        certifiedFromTime: content.certifiedFromTime,
        certifiedFromTimeText: content.certifiedFromTime,
        certifiedToTime: content.certifiedToTime,
        certifiedToTimeText: content.certifiedToTime,
      }),
    });
  }

  /** What the registrations of these pseudonyms say of certification. */
  findMany(pseudonyms: readonly string[]): Promise<OperatorCertification[]> {
    return this.database.operator.findMany({
      where: { subjectKey: { in: [...pseudonyms] } },
      select: { subjectKey: true, eventId: true, certifiedFromTime: true, certifiedToTime: true },
    });
  }

  /**
   * Keeps who is behind pseudonyms, in the erasable schema; MUST run in the transaction of the registrations.
   * @param identities only of registrations stored now: a replay never brings back what was erased
   */
  async appendIdentities(identities: readonly OperatorIdentity[]): Promise<void> {
    await insertRows(
      this.database,
      'people.operator_identity',
      identities.map((identity) => ({ ...identity })),
    );
  }
}
