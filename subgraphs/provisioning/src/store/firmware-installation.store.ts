import { appendOnce } from '@tracegraph/record';
import type { Appended, Draft } from '@tracegraph/record';

import type { Prisma } from '../generated/client';
import type { FirmwareInstallationModel } from '../generated/models';
import type { FirmwareInstallationContent } from '../services/record-firmware-installations';
import { FIRMWARE_INSTALLATIONS, comesAfter, effectiveFact, heldUntilEnded, isNotEnded } from './held-facts';

/**
 * The units that hold one of the digests $1, for the purpose $2 where one is given; now: until another digest came into the
 * slot, as `services/firmware-periods.ts` says it of one unit.
 */
export const UNITS_BY_FIRMWARE = heldUntilEnded(
  `SELECT fact.* FROM firmware_installation AS fact WHERE fact.digest = ANY ($1::text[])
    AND ($2::text IS NULL OR fact.purpose = $2::text) AND ${effectiveFact('fact', 'FIRMWARE_INSTALLATION')}`,
  isNotEnded(
    FIRMWARE_INSTALLATIONS,
    `later.slot = fact.slot AND later.digest <> fact.digest AND ${comesAfter('later', 'fact', 'event_time')}`,
  ),
);

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
