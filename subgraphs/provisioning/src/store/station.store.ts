import { appendOnce } from '@tracegraph/record';
import type { Appended, Draft } from '@tracegraph/record';

import type { Prisma } from '../generated/client';
import type { StationModel } from '../generated/models';
import type { StationContent } from '../services/register-stations';
import {
  CERTIFICATE_PROVISIONINGS,
  DEFECTS,
  FIRMWARE_INSTALLATIONS,
  REPAIRS,
  SECURITY_STATES,
  STAGE_RUNS,
  TEST_RUNS,
  factsWithin,
  heldForEver,
  runsWithin,
  windowIn,
} from './held-facts';

const AT_STATION = 'fact.site = $1::text AND fact.station_id = $2::text';

/** The units of which the station $2 of the site $1 recorded something in the time $3, $4. */
export const UNITS_BY_STATION = heldForEver(
  ...[STAGE_RUNS, TEST_RUNS].map((runs) => runsWithin(runs, AT_STATION, windowIn(3, 4))),
  ...[DEFECTS, REPAIRS, FIRMWARE_INSTALLATIONS, CERTIFICATE_PROVISIONINGS, SECURITY_STATES].map((facts) =>
    factsWithin(facts, AT_STATION, windowIn(3, 4)),
  ),
);

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
