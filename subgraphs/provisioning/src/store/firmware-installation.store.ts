import { appendOnce } from '@tracegraph/record';
import type { Appended, Draft } from '@tracegraph/record';

import type { Prisma } from '../generated/client';
import type { FirmwareInstallationModel } from '../generated/models';
import type { FirmwareInstallationContent } from '../services/record-firmware-installations';

/** Installations of firmware. */
export class FirmwareInstallationStore {
  constructor(private readonly database: Prisma.TransactionClient) {}

  /** Stores records; MUST run in a transaction. */
  append(drafts: readonly Draft<FirmwareInstallationContent>[]): Promise<readonly Appended[]> {
    return appendOnce(this.database, {
      kind: 'FIRMWARE_INSTALLATION',
      table: 'firmware_installation',
      subjectColumn: 'unit_key',
      drafts,
      row: ({ content }) => ({
        slot: content.slot,
        purpose: content.purpose,
        source: content.source,
        digest: content.digest,
        antiRollbackCounter: content.antiRollbackCounter,
        site: content.site,
        stationId: content.stationId,
        operatorId: content.operatorId,
        verified: content.verified,
      }),
    });
  }

  /** Those of these units, in the order of time and event id. */
  findMany(unitKeys: readonly string[]): Promise<FirmwareInstallationModel[]> {
    return this.database.firmwareInstallation.findMany({
      where: { unitKey: { in: [...unitKeys] } },
      orderBy: [{ eventTime: 'asc' }, { eventId: 'asc' }],
    });
  }
}
