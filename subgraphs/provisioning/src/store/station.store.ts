import { appendOnce } from '@tracegraph/record';
import type { Appended, Draft } from '@tracegraph/record';

import type { Prisma } from '../generated/client';
import type { StationModel } from '../generated/models';
import type { StationContent } from '../services/register-stations';

/** Registrations of stations. */
export class StationStore {
  constructor(private readonly database: Prisma.TransactionClient) {}

  /** Stores records; MUST run in a transaction. */
  append(drafts: readonly Draft<StationContent>[]): Promise<readonly Appended[]> {
    return appendOnce(this.database, {
      kind: 'STATION',
      table: 'station',
      subjectColumn: 'subject_key',
      drafts,
      row: ({ content }) => ({
        site: content.site,
        stationId: content.stationId,
        name: content.name,
        kind: content.kind,
      }),
    });
  }

  /** Those of these subjects, the earliest recorded first. */
  findMany(subjectKeys: readonly string[]): Promise<StationModel[]> {
    return this.database.station.findMany({
      where: { subjectKey: { in: [...subjectKeys] } },
      orderBy: [{ recordTime: 'asc' }, { eventId: 'asc' }],
    });
  }
}
