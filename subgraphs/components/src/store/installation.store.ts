import { appendOnce } from '@tracegraph/record';
import type { Appended, Draft } from '@tracegraph/record';

import type { Prisma } from '../generated/client';
import type { InstallationModel } from '../generated/models';
import type { InstallationContent } from '../services/record-installations';

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
}
