import { z } from 'zod';

import { siteFolder, type Batch } from '../batch';
import type { CsvRow } from '../csv-row';
import type { Recording, RecordingInput } from '../recording';
import { groupBy } from './incoming-goods';

const CARTONS = 'logistics/cartons.csv';

const adviceSchema = z.object({
  shipments: z.array(
    z.object({
      shipment: z.string(),
      site: z.string(),
      soldTo: z.string(),
      shipTo: z.string(),
      shippedTime: z.string(),
      cartons: z.array(z.string()),
    }),
  ),
});

/** Units built into units. */
export function assemblyRecordings(batch: Batch): Recording[] {
  const file = 'mes/wro1/assembly.csv';
  const inputs = batch.reader.csv(file).map((row) => {
    const unitKey = batch.units.ofRow(row);
    const container = row.text('container_serial_number');
    return {
      ...batch.provenance('recordUnitInstallations', file, [unitKey], row.text('installed_time')),
      unitKey,
      containerUnitKey: batch.units.unitKey(row.text('container_part_number'), container),
      position: row.text('position'),
    };
  });
  return [{ mutation: 'recordUnitInstallations', inputs }];
}

/** Final inspection and the states of the units. */
export function releaseRecordings(batch: Batch): Recording[] {
  return [
    { mutation: 'recordQcDecisions', inputs: batch.sites.flatMap((site) => decisions(batch, site)) },
    { mutation: 'recordDispositions', inputs: batch.sites.flatMap((site) => states(batch, site)) },
  ];
}

/** Labels, cartons and shipments. */
export function logisticsRecordings(batch: Batch): Recording[] {
  const cartons = groupBy(batch.reader.csv(CARTONS), (row) => row.text('carton'));
  return [
    ...labels(batch),
    { mutation: 'recordCartons', inputs: Array.from(cartons, ([id, rows]) => cartonInput(batch, id, rows)) },
    { mutation: 'recordShipments', inputs: batch.sites.flatMap((site) => shipments(batch, site, cartons)) },
  ];
}

function decisions(batch: Batch, site: string): RecordingInput[] {
  const file = `mes/${siteFolder(site)}/final-inspection.csv`;
  return batch.reader.csv(file).map((row) => {
    const unitKey = batch.units.ofRow(row);
    const key = [unitKey, row.text('gate'), row.text('attempt')];
    return {
      ...batch.provenance('recordQcDecisions', file, key, row.text('decided_time')),
      unitKey,
      gate: row.text('gate'),
      attempt: row.whole('attempt'),
      result: row.text('result'),
      inspectorId: row.text('inspector'),
      site,
    };
  });
}

function states(batch: Batch, site: string): RecordingInput[] {
  const file = `mes/${siteFolder(site)}/status.csv`;
  return batch.reader.csv(file).map((row) => {
    const unitKey = batch.units.ofRow(row);
    const key = [unitKey, row.text('state'), row.text('time')];
    return {
      ...batch.provenance('recordDispositions', file, key, row.text('time')),
      unitKey,
      state: row.text('state'),
      reason: row.optional('reason') ?? null,
    };
  });
}

function labels(batch: Batch): Recording[] {
  const file = 'mes/wro1/labels.csv';
  const rows = batch.reader.csv(file);
  const printed = rows.map((row) => ({
    ...batch.provenance('recordLabels', file, [row.text('label_id')], row.text('applied_time')),
    unitKey: batch.units.ofRow(row),
    elementString: row.text('element_string'),
    stage: row.text('stage'),
  }));
  const verified = rows.flatMap((row, index) => {
    const time = row.optional('verified_time');
    if (time === undefined) return [];
    const verification = {
      ...batch.provenance('recordLabelVerifications', file, [row.text('label_id')], time),
      unitKey: batch.units.ofRow(row),
      labelEventId: printed[index]?.eventId,
      grade: row.text('verification_grade'),
      standard: row.text('verification_standard'),
      aperture: row.text('aperture'),
      wavelength: row.text('wavelength'),
      verifierId: row.text('verifier'),
    };
    return [verification];
  });
  return [
    { mutation: 'recordLabels', inputs: printed },
    { mutation: 'recordLabelVerifications', inputs: verified },
  ];
}

function cartonInput(batch: Batch, cartonId: string, rows: readonly CsvRow[]): RecordingInput {
  // A carton is packed when its last unit is in it.
  const time = rows.at(-1)?.text('packed_time') ?? '';
  const unitKeys = rows.map((row) => batch.units.ofRow(row));
  return { ...batch.provenance('recordCartons', CARTONS, [cartonId], time), cartonId, unitKeys };
}

function shipments(
  batch: Batch,
  site: string,
  cartons: ReadonlyMap<string, readonly CsvRow[]>,
): RecordingInput[] {
  const file = `logistics/${siteFolder(site)}/despatch-advices.json`;
  return batch.reader.json(file, adviceSchema).shipments.map((advice) => ({
    ...batch.provenance('recordShipments', file, [advice.shipment], advice.shippedTime),
    shipmentNumber: advice.shipment,
    soldTo: advice.soldTo,
    shipTo: advice.shipTo,
    // Each unit is named itself: what was shipped does not depend on what is known of cartons.
    unitKeys: advice.cartons.flatMap((id) => (cartons.get(id) ?? []).map((row) => batch.units.ofRow(row))),
  }));
}
