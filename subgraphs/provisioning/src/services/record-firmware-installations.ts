import { envelope, firmwareDigest, name, optional, recordList, siteCode, unitKey } from '@tracegraph/record';
import type { Pseudonymise, RecordingPayload } from '@tracegraph/record';
import { z } from 'zod';

import type { Context } from '../context';
import { FirmwarePurpose, FirmwareSource } from '../entities/firmware-installation';
import type { FirmwareInstallationInput } from '../inputs/firmware-installation.input';

import { noteInstalledFirmware } from './examine-firmware';
import { noteOperators } from './examine-operators';
import { noteUnknownStations } from './examine-places';
import { pseudonymOf, refuseWith, requireSite } from './readers';

const counter = z.int().superRefine((value, context) => {
  if (value < 0) refuseWith(context, 'COUNTER_MALFORMED');
});

function firmwareInstallationSchema(pseudonymise: Pseudonymise) {
  return z
    .object({
      ...envelope,
      unitKey,
      slot: name,
      purpose: z.enum(FirmwarePurpose),
      source: z.enum(FirmwareSource),
      digest: firmwareDigest,
      antiRollbackCounter: optional(counter),
      site: optional(siteCode),
      stationId: optional(name),
      operatorId: optional(name),
      verified: optional(z.boolean()),
    })
    .superRefine(requireSite)
    .transform((read) => ({ ...read, operatorId: pseudonymOf(pseudonymise, read) }));
}

/** An installation of firmware as read. */
export type FirmwareInstallationContent = z.output<ReturnType<typeof firmwareInstallationSchema>>;

/** Records images put into, or found in, slots of units; an image nobody knows is recorded all the same. */
export function recordFirmwareInstallations(
  { store, pseudonymise }: Context,
  inputs: readonly FirmwareInstallationInput[],
): Promise<RecordingPayload> {
  return recordList(inputs, {
    kind: 'FIRMWARE_INSTALLATION',
    schema: firmwareInstallationSchema(pseudonymise),
    subjectKey: (content) => content.unitKey,
    write: (drafts) =>
      store.transaction(async (tx) => {
        await noteUnknownStations(tx, drafts);
        await noteInstalledFirmware(tx, drafts);
        await noteOperators(tx, drafts, ({ operatorId, eventTime }) => ({
          pseudonym: operatorId,
          time: eventTime,
        }));
        return tx.firmwareInstallations.append(drafts);
      }),
  });
}
