import { appendOnce } from '@tracegraph/record';
import type { Appended, Draft } from '@tracegraph/record';

import type { Prisma } from '../generated/client';
import type { InstallationModel } from '../generated/models';
import type { InstallationContent } from '../services/record-installations';
import { isEffective } from './effective-records';

/** An effective installation, as far as others are compared with it. */
export type StandingInstallation = Pick<
  InstallationModel,
  'unitKey' | 'eventId' | 'eventTime' | 'materialSetSha256'
>;

/** What stage runs put into units. */
export class InstallationStore {
  constructor(private readonly database: Prisma.TransactionClient) {}

  /** Stores installations; MUST run in a transaction. */
  append(drafts: readonly Draft<InstallationContent>[]): Promise<readonly Appended[]> {
    return appendOnce(this.database, {
      kind: 'INSTALLATION',
      table: 'installation',
      subjectColumn: 'unit_key',
      drafts,
      row: ({ content: { stage, placingMachine, stageRunId, site, materialSetSha256 } }) => ({
        stage,
        placingMachine,
        stageRunId,
        site,
        materialSetSha256,
      }),
    });
  }

  /** All installations recorded under these keys. */
  findMany(unitKeys: readonly string[]): Promise<InstallationModel[]> {
    return this.database.installation.findMany({ where: { unitKey: { in: [...unitKeys] } } });
  }

  /** The effective installations recorded under these keys. */
  findStanding(unitKeys: readonly string[]): Promise<StandingInstallation[]> {
    return this.database.$queryRawUnsafe(
      `SELECT recorded.unit_key AS "unitKey", recorded.event_id::text AS "eventId", recorded.event_time AS "eventTime",
         recorded.material_set_sha256 AS "materialSetSha256"
       FROM installation AS recorded WHERE recorded.unit_key = ANY($1::text[]) AND ${isEffective('INSTALLATION')}`,
      unitKeys,
    );
  }
}
