import { appendOnce } from '@tracegraph/record';
import type { Appended, Draft } from '@tracegraph/record';

import type { Prisma } from '../generated/client';
import type { PartModel } from '../generated/models';
import type { PartContent } from '../services/register-parts';
import { standingRecords } from './effective-records';

/** The registration of a part that answers. */
export type StandingPart = Pick<PartModel, 'subjectKey' | 'eventId' | 'description' | 'manufacturerParts'>;

/** Registrations of parts. */
export class PartStore {
  constructor(private readonly database: Prisma.TransactionClient) {}

  /** Stores registrations; MUST run in a transaction. */
  append(drafts: readonly Draft<PartContent>[]): Promise<readonly Appended[]> {
    return appendOnce(this.database, {
      kind: 'PART',
      table: 'part',
      subjectColumn: 'subject_key',
      drafts,
      row: ({ content: { description, manufacturerParts } }) => ({ description, manufacturerParts }),
    });
  }

  /** The registrations of these internal part numbers, the earliest recorded first. */
  findMany(internalPartNumbers: readonly string[]): Promise<PartModel[]> {
    return this.database.part.findMany({
      where: { subjectKey: { in: [...internalPartNumbers] } },
      orderBy: [{ recordTime: 'asc' }, { eventId: 'asc' }],
    });
  }

  /** The earliest recorded effective registration of each part. */
  findStanding(internalPartNumbers: readonly string[]): Promise<StandingPart[]> {
    return this.database.$queryRawUnsafe(
      `SELECT recorded.subject_key AS "subjectKey", recorded.event_id::text AS "eventId",
         recorded.description, recorded.manufacturer_parts AS "manufacturerParts"
       FROM ${standingRecords('PART')}`,
      internalPartNumbers,
    );
  }
}
