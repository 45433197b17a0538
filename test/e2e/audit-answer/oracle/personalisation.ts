import type { BatchFiles, Row } from './batch-files';
import { readCertificate } from './certificate';
import type { CertificateFacts } from './certificate';
import { readImages } from './firmware';
import type { ImageFacts } from './firmware';
import { eventIdOf, groupBy, latestOf, recordOf, sortedBy, toUtc } from './keys';
import type { Pseudonyms, RecordFacts } from './keys';
import type { Registry } from './registry';

/** An identity as an answer shows it. */
export interface IdentityFacts {
  readonly kind: string;
  readonly value: string;
  readonly assignedTime: string;
  readonly releasedTime: null;
  readonly record: RecordFacts;
}

/** An image in a slot as an answer shows it. */
export interface FirmwareFacts {
  readonly slot: string;
  readonly purpose: string;
  readonly source: string;
  readonly programmedTime: string;
  readonly supersededTime: string | null;
  readonly wasShipped: boolean;
  readonly digest: string;
  readonly record: RecordFacts;
  readonly image: ImageFacts | null;
}

/** What was observed of the locks of a unit, as an answer shows it. */
export interface SecurityFacts {
  readonly secureBoot: boolean;
  readonly debugLocked: boolean;
  readonly rootKeyId: string | null;
  readonly observedTime: string;
  readonly record: RecordFacts;
}

/** A certificate put into a unit, as an answer shows it. */
export interface ProvisioningFacts {
  readonly purpose: string;
  readonly provisionedTime: string;
  readonly keyOrigin: string;
  readonly certificate: CertificateFacts;
  readonly record: RecordFacts;
}

/** A decision of quality control as an answer shows it. */
export interface QcFacts {
  readonly attempt: number;
  readonly result: string;
  readonly decidedTime: string;
  readonly inspectorId: string | null;
  readonly record: RecordFacts;
}

type ByUnit<T> = ReadonlyMap<string, T>;

/** The identities of each unit, in the order of kind, assignment and event id. */
export function readIdentities(batch: BatchFiles, registry: Registry): ByUnit<readonly IdentityFacts[]> {
  const toIdentity = (row: Row, kind: string, value: string, time: string): IdentityFacts => ({
    kind,
    value: kind === 'EUI_48' ? value.replaceAll('-', '').toLowerCase() : value,
    assignedTime: toUtc(row.cell(time)),
    releasedTime: null,
    record: recordOf(eventIdOf('recordIdentityAssignments', row.file, registry.unitOf(row), kind)),
  });
  const rows = [...batch.rows('incoming/radio-modules.csv'), ...batch.siteRows('mes', /^identities\.csv$/)];
  return mapGroups(rows, registry, (group) =>
    sortedBy(
      group.map((row) =>
        row.file.startsWith('incoming/')
          ? toIdentity(row, 'IMEI', row.cell('imei'), 'declared_time')
          : toIdentity(row, row.cell('kind'), row.cell('value'), 'assigned_time'),
      ),
      ({ kind, assignedTime, record }) => [kind, assignedTime, record.eventId],
    ),
  );
}

/**
 * The images put into, or found in, the slots of each unit, in the order of time and event id.
 * @param shippedTimesOf when the outermost unit of a unit was shipped
 */
export function readFirmware(
  batch: BatchFiles,
  registry: Registry,
  shippedTimesOf: (unitKey: string) => readonly string[],
): ByUnit<readonly FirmwareFacts[]> {
  const images = readImages(batch);
  const rows = [
    ...batch.rows('incoming/radio-modules.csv'),
    ...batch.siteRows('programming', /^flashing-log\.csv$/),
  ];
  return mapGroups(rows, registry, (group, unitKey) => {
    const sorted = sortedBy(
      group.map((row) => toInstallation(row, unitKey, images)),
      ({ programmedTime, record }) => [programmedTime, record.eventId],
    );
    return sorted.map((installation, at) => {
      const next = sorted.slice(at + 1).find(({ slot }) => slot === installation.slot);
      const supersededTime = next?.programmedTime ?? null;
      const wasShipped = shippedTimesOf(unitKey).some(
        (shippedTime) =>
          installation.programmedTime <= shippedTime &&
          (supersededTime === null || shippedTime < supersededTime),
      );
      return { ...installation, supersededTime, wasShipped };
    });
  });
}

function toInstallation(
  row: Row,
  unitKey: string,
  images: ReadonlyMap<string, ImageFacts>,
): Omit<FirmwareFacts, 'supersededTime' | 'wasShipped'> {
  const isBought = row.file.startsWith('incoming/');
  const digest = row.cell(isBought ? 'firmware_digest' : 'digest');
  const slot = row.cell(isBought ? 'firmware_slot' : 'slot');
  const eventId = isBought
    ? eventIdOf('recordFirmwareInstallations', row.file, unitKey, slot)
    : eventIdOf('recordFirmwareInstallations', row.file, unitKey, slot, row.cell('programmed_time'));
  return {
    slot,
    purpose: isBought ? 'PRODUCTION' : row.cell('purpose'),
    source: isBought ? 'SUPPLIER_DECLARED' : row.cell('source'),
    programmedTime: toUtc(row.cell(isBought ? 'declared_time' : 'programmed_time')),
    digest,
    record: recordOf(eventId),
    image: images.get(digest) ?? null,
  };
}

/** The latest observation of the locks of each unit. */
export function readSecurityStates(batch: BatchFiles, registry: Registry): ByUnit<SecurityFacts | null> {
  return mapGroups(batch.siteRows('provisioning', /^security-state\.csv$/), registry, (group, unitKey) => {
    const row = latestOf(group, (one) => one.cell('observed_time'));
    return row === null
      ? null
      : {
          secureBoot: readFlag(row.cell('secure_boot')),
          debugLocked: readFlag(row.cell('debug_locked')),
          rootKeyId: row.optional('root_key_id'),
          observedTime: toUtc(row.cell('observed_time')),
          record: recordOf(eventIdOf('recordSecurityStates', row.file, unitKey, row.cell('observed_time'))),
        };
  });
}

/** The certificates put into each unit, in the order of time, purpose and event id. */
export function readProvisioning(
  batch: BatchFiles,
  registry: Registry,
): ByUnit<readonly ProvisioningFacts[]> {
  const toProvisioning = (row: Row, unitKey: string): ProvisioningFacts => {
    const folder = row.file.slice(0, row.file.lastIndexOf('/'));
    return {
      purpose: row.cell('purpose'),
      provisionedTime: toUtc(row.cell('provisioned_time')),
      keyOrigin: row.cell('key_origin'),
      certificate: readCertificate(batch.bytes(`${folder}/${row.cell('certificate_file')}`)),
      record: recordOf(
        eventIdOf('recordCertificateProvisionings', row.file, unitKey, row.cell('request_id')),
      ),
    };
  };
  return mapGroups(batch.siteRows('provisioning', /^provisioning-log\.csv$/), registry, (group, unitKey) =>
    sortedBy(
      group.map((row) => toProvisioning(row, unitKey)),
      ({ provisionedTime, purpose, record }) => [provisionedTime, purpose, record.eventId],
    ),
  );
}

/** The latest final decision on each unit. */
export function readFinalQc(
  batch: BatchFiles,
  registry: Registry,
  pseudonyms: Pseudonyms,
): ByUnit<QcFacts | null> {
  return mapGroups(batch.siteRows('mes', /^final-inspection\.csv$/), registry, (group, unitKey) => {
    const row = latestOf(
      group.filter((one) => one.cell('gate') === 'FINAL'),
      (one) => one.cell('decided_time'),
    );
    if (row === null) return null;
    const attempt = row.cell('attempt');
    return {
      attempt: Number(attempt),
      result: row.cell('result'),
      decidedTime: toUtc(row.cell('decided_time')),
      inspectorId: pseudonyms(row.cell('site'), row.cell('inspector')),
      record: recordOf(eventIdOf('recordQcDecisions', row.file, unitKey, row.cell('gate'), attempt)),
    };
  });
}

function mapGroups<T>(
  rows: readonly Row[],
  registry: Registry,
  toFacts: (group: readonly Row[], unitKey: string) => T,
): ByUnit<T> {
  const groups = groupBy(rows, (row) => registry.unitOf(row));
  return new Map([...groups].map(([unitKey, group]) => [unitKey, toFacts(group, unitKey)]));
}

function readFlag(text: string): boolean {
  if (text !== 'true' && text !== 'false') throw new Error(`${text} is no truth value`);
  return text === 'true';
}
