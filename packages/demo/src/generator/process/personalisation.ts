import type * as x509 from '@peculiar/x509';

import { operatorOnDuty } from '../catalog/operators';
import type { CertificateAuthority } from '../firmware/certificate-authority';
import type { KeyAlgorithm } from '../firmware/key-pair';
import { siteFolder, type Piece, type Plant } from '../plant';
import { Random } from '../random';
import { SECOND, siteTime } from '../site-time';
import type { Slot } from './station-queue';

/** An image written to a unit, or read back from it. */
export interface Flashing {
  readonly slot: 'bootloader' | 'application' | 'configuration';
  readonly purpose: 'PRODUCTION' | 'TEST' | 'BOOTLOADER' | 'CONFIGURATION';
  readonly source: 'PROGRAMMED' | 'READ_BACK';
  readonly digest: string;
  readonly counter: number | '';
  /** Seconds after the start of the stage. */
  readonly second: number;
}

/** Writes the flashing log of a unit at a programmer. */
export function logFlashing(plant: Plant, piece: Piece, slot: Slot, images: readonly Flashing[]): void {
  const { site, station, role } = slot.station;
  for (const image of images) {
    const time = slot.startedTime + image.second * SECOND;
    const row = {
      site,
      station,
      operator: operatorOnDuty(site, role, slot.startedTime),
      part_number: piece.partNumber,
      serial_number: piece.serial,
      slot: image.slot,
      purpose: image.purpose,
      source: image.source,
      digest: image.digest,
      rollback_counter: image.counter,
      verified: true,
      programmed_time: siteTime(site, time),
    };
    plant.writer.row(`programming/${siteFolder(site)}/flashing-log.csv`, row, time);
  }
}

/** Writes an identity given to a unit. */
export function logIdentity(
  plant: Plant,
  piece: Piece,
  kind: 'EUI_48' | 'UID',
  value: string,
  time: number,
): void {
  const { site, partNumber, serial } = piece;
  const row = {
    part_number: partNumber,
    serial_number: serial,
    kind,
    value,
    assigned_time: siteTime(site, time),
  };
  plant.writer.row(`mes/${siteFolder(site)}/identities.csv`, row, time);
}

/** Writes what the fuses say after locking. */
export function logSecurityState(plant: Plant, piece: Piece, slot: Slot, rootKeyId: string): void {
  const { site, station } = slot.station;
  const row = {
    site,
    station,
    part_number: piece.partNumber,
    serial_number: piece.serial,
    secure_boot: true,
    debug_locked: true,
    root_key_id: rootKeyId,
    lifecycle_state: 'SECURED',
    fuse_digest: new Random(`fuses/${piece.partNumber}/${piece.serial}`).bytes(32).toString('hex'),
    observed_time: siteTime(site, slot.endedTime - 4 * SECOND),
  };
  plant.writer.row(`provisioning/${siteFolder(site)}/security-state.csv`, row, slot.endedTime);
}

/** Certificates to issue for the units of an order. */
export interface ProvisioningPlan {
  readonly authority: CertificateAuthority;
  readonly algorithm: KeyAlgorithm;
  readonly format: 'der' | 'pem';
  readonly requestPrefix: string;
}

/** A unit that asked for its certificate at a station. */
export interface Request {
  readonly piece: Piece;
  readonly slot: Slot;
}

/** Issues the certificates and writes the provisioning log. */
export async function provision(
  plant: Plant,
  plan: ProvisioningPlan,
  requests: readonly Request[],
): Promise<void> {
  for (const [index, { piece, slot }] of requests.entries()) {
    const time = slot.endedTime - 8 * SECOND;
    const device = { serial: piece.serial, product: piece.partNumber, algorithm: plan.algorithm };
    const certificate = await plan.authority.deviceCertificate({ ...device, issuedTime: time - 2 * SECOND });
    const { site, station } = slot.station;
    const folder = `provisioning/${siteFolder(site)}`;
    const file = `certificates/${certificate.serialNumber}.${plan.format}`;
    plant.writer.bytes(`${folder}/${file}`, encoded(certificate, plan.format));
    const row = {
      site,
      station,
      part_number: piece.partNumber,
      serial_number: piece.serial,
      purpose: 'IDevID',
      key_origin: 'GENERATED_ON_DEVICE',
      certificate_file: file,
      request_id: `${plan.requestPrefix}${String(index + 1).padStart(6, '0')}`,
      provisioned_time: siteTime(site, time),
    };
    plant.writer.row(`${folder}/provisioning-log.csv`, row, time);
  }
}

function encoded(certificate: x509.X509Certificate, format: 'der' | 'pem'): Buffer {
  return format === 'der'
    ? Buffer.from(certificate.rawData)
    : Buffer.from(`${certificate.toString('pem')}\n`);
}
