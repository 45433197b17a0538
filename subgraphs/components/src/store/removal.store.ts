import { appendOnce } from '@tracegraph/record';
import type { Appended, Draft } from '@tracegraph/record';

import type { Prisma } from '../generated/client';
import type { RemovalModel } from '../generated/models';
import type { RemovalContent } from '../services/record-removals';
import { isEffective } from './effective-records';

/** An effective removal, as far as others are compared with it. */
export type StandingRemoval = Pick<
  RemovalModel,
  'unitKey' | 'eventId' | 'eventTime' | 'referenceDesignators' | 'internalPartNumber'
>;

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

  /** The effective removals recorded under these keys. */
  findStanding(unitKeys: readonly string[]): Promise<StandingRemoval[]> {
    return this.database.$queryRawUnsafe(
      `SELECT recorded.unit_key AS "unitKey", recorded.event_id::text AS "eventId", recorded.event_time AS "eventTime",
         recorded.reference_designators AS "referenceDesignators", recorded.internal_part_number AS "internalPartNumber"
       FROM removal AS recorded WHERE recorded.unit_key = ANY($1::text[]) AND ${isEffective('REMOVAL')}`,
      unitKeys,
    );
  }
}
