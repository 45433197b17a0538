import { X509Certificate } from 'node:crypto';

import { siteFolder, type Batch } from '../batch';
import type { CsvRow } from '../csv-row';
import type { Recording, RecordingInput } from '../recording';

const MODULES = 'incoming/radio-modules.csv';

/** Identities, firmware, certificates and the state of the fuses. */
export function personalisationRecordings(batch: Batch): Recording[] {
  return [
    { mutation: 'recordIdentityAssignments', inputs: [...imeis(batch), ...identities(batch)] },
    { mutation: 'recordFirmwareInstallations', inputs: [...declaredFirmware(batch), ...flashings(batch)] },
    { mutation: 'recordCertificateProvisionings', inputs: certificates(batch) },
    { mutation: 'recordSecurityStates', inputs: securityStates(batch) },
  ];
}

function imeis(batch: Batch): RecordingInput[] {
  return batch.reader.csv(MODULES).map((row) => {
    const unitKey = batch.units.ofRow(row);
    const key = [unitKey, 'IMEI'];
    return {
      ...batch.provenance('recordIdentityAssignments', MODULES, key, row.text('declared_time')),
      unitKey,
      kind: 'IMEI',
      value: row.text('imei'),
    };
  });
}

function identities(batch: Batch): RecordingInput[] {
  return rowsOf(batch, 'mes', 'identities.csv').map(({ file, row }) => {
    const unitKey = batch.units.ofRow(row);
    const kind = row.text('kind');
    return {
      ...batch.provenance('recordIdentityAssignments', file, [unitKey, kind], row.text('assigned_time')),
      unitKey,
      kind,
      value: row.text('value'),
    };
  });
}

/** The maker of a module declares its firmware on the delivery note; nobody at the line programmed it. */
function declaredFirmware(batch: Batch): RecordingInput[] {
  return batch.reader.csv(MODULES).map((row) => {
    const unitKey = batch.units.ofRow(row);
    const slot = row.text('firmware_slot');
    return {
      ...batch.provenance('recordFirmwareInstallations', MODULES, [unitKey, slot], row.text('declared_time')),
      unitKey,
      slot,
      purpose: 'PRODUCTION',
      source: 'SUPPLIER_DECLARED',
      digest: row.text('firmware_digest'),
    };
  });
}

function flashings(batch: Batch): RecordingInput[] {
  return rowsOf(batch, 'programming', 'flashing-log.csv').map(({ file, row }) => {
    const unitKey = batch.units.ofRow(row);
    const time = row.text('programmed_time');
    const counter = row.optional('rollback_counter');
    return {
      ...batch.provenance('recordFirmwareInstallations', file, [unitKey, row.text('slot'), time], time),
      unitKey,
      slot: row.text('slot'),
      purpose: row.text('purpose'),
      source: row.text('source'),
      digest: row.text('digest'),
      antiRollbackCounter: counter === undefined ? null : Number(counter),
      site: row.text('site'),
      stationId: row.text('station'),
      operatorId: row.text('operator'),
      verified: row.flag('verified'),
    };
  });
}

function certificates(batch: Batch): RecordingInput[] {
  return batch.sites.flatMap((site) => {
    const folder = `provisioning/${siteFolder(site)}`;
    const file = `${folder}/provisioning-log.csv`;
    return batch.reader.csv(file).map((row) => {
      const unitKey = batch.units.ofRow(row);
      const key = [unitKey, row.text('request_id')];
      // Reads both DER and PEM.
      const certificate = new X509Certificate(
        batch.reader.bytes(`${folder}/${row.text('certificate_file')}`),
      );
      return {
        ...batch.provenance('recordCertificateProvisionings', file, key, row.text('provisioned_time')),
        unitKey,
        purpose: row.text('purpose'),
        keyOrigin: row.text('key_origin'),
        certificateDer: certificate.raw.toString('base64'),
        site,
        stationId: row.text('station'),
        requestId: row.text('request_id'),
      };
    });
  });
}

function securityStates(batch: Batch): RecordingInput[] {
  return rowsOf(batch, 'provisioning', 'security-state.csv').map(({ file, row }) => {
    const unitKey = batch.units.ofRow(row);
    const time = row.text('observed_time');
    return {
      ...batch.provenance('recordSecurityStates', file, [unitKey, time], time),
      unitKey,
      secureBoot: row.flag('secure_boot'),
      debugLocked: row.flag('debug_locked'),
      rootKeyId: row.text('root_key_id'),
      lifecycleState: row.text('lifecycle_state'),
      fuseDigest: row.text('fuse_digest'),
      site: row.text('site'),
      stationId: row.text('station'),
    };
  });
}

function rowsOf(batch: Batch, source: string, name: string): { file: string; row: CsvRow }[] {
  return batch.sites.flatMap((site) => {
    const file = `${source}/${siteFolder(site)}/${name}`;
    return batch.reader.csv(file).map((row) => ({ file, row }));
  });
}
