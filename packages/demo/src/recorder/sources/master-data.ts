import { z } from 'zod';

import type { Batch } from '../batch';
import type { CsvRow } from '../csv-row';
import type { MutationName } from '../mutation';
import type { Provenance, Recording } from '../recording';

const billSchema = z.object({
  lines: z.array(
    z.object({
      part: z.string(),
      designators: z.array(z.string()),
      quantity: z.string(),
      critical: z.boolean(),
    }),
  ),
});

/** Companies, sites, products with their bills, and orders. */
export function commercialRecordings(batch: Batch): Recording[] {
  return [
    table(batch, 'registerParties', 'master-data/parties.csv', ['code'], (row) => ({
      code: row.text('code'),
      name: row.text('name'),
      gln: row.optional('gln'),
      address: row.optional('address'),
      country: row.optional('country'),
    })),
    table(batch, 'registerSites', 'master-data/sites.csv', ['site'], (row) => ({
      site: row.text('site'),
      name: row.text('name'),
      country: row.text('country'),
      timeZone: row.text('time_zone'),
    })),
    table(batch, 'registerProducts', 'master-data/products.csv', ['part_number'], (row) => ({
      gtin: row.optional('gtin'),
      partNumber: row.text('part_number'),
      ownerCode: row.text('owner'),
      revision: row.text('revision'),
      description: row.text('description'),
      requiredFacts: row.list('required_facts'),
      billOfMaterials: bill(batch, row.text('bill_file')),
    })),
    table(
      batch,
      'registerWorkOrders',
      'erp/work-orders.csv',
      ['site', 'work_order'],
      (row) => ({
        site: row.text('site'),
        number: row.text('work_order'),
        productKey: batch.units.productKey(row.text('part_number')),
        quantity: row.whole('quantity'),
      }),
      'released_time',
    ),
  ];
}

/** Stations, resources with their calibrations, operators and machine programs. */
export function plantRecordings(batch: Batch): Recording[] {
  return [
    table(batch, 'registerStations', 'master-data/stations.csv', ['site', 'station'], (row) => ({
      site: row.text('site'),
      stationId: row.text('station'),
      name: row.text('name'),
      kind: row.text('kind'),
    })),
    table(batch, 'registerResources', 'master-data/resources.csv', ['site', 'resource'], (row) => ({
      site: row.text('site'),
      resourceId: row.text('resource'),
      kind: row.text('kind'),
      revision: row.optional('revision'),
    })),
    table(
      batch,
      'recordCalibrations',
      'master-data/calibrations.csv',
      ['site', 'resource', 'performed_time'],
      (row) => ({
        site: row.text('site'),
        resourceId: row.text('resource'),
        calibrationDueDate: row.text('due_date'),
        certificateNumber: row.text('certificate_number'),
      }),
      'performed_time',
    ),
    table(batch, 'registerOperators', 'master-data/operators.csv', ['site', 'operator'], (row) => ({
      site: row.text('site'),
      operatorId: row.text('operator'),
      displayName: row.text('display_name'),
      certifiedFromTime: row.text('certified_from'),
      certifiedToTime: row.text('certified_to'),
    })),
    table(
      batch,
      'registerMachinePrograms',
      'master-data/programs.csv',
      ['site', 'program', 'revision'],
      (row) => ({
        site: row.text('site'),
        name: row.text('program'),
        revision: row.text('revision'),
        sha256: row.text('sha256'),
      }),
    ),
  ];
}

/** One record for each row of a file. */
export function table(
  batch: Batch,
  mutation: MutationName,
  file: string,
  key: readonly string[],
  toContent: (row: CsvRow) => Readonly<Record<string, unknown>>,
  timeColumn = 'registered_time',
): Recording {
  const inputs = batch.reader.csv(file).map((row) => {
    const values = key.map((column) => row.text(column));
    const provenance: Provenance = batch.provenance(mutation, file, values, row.text(timeColumn));
    return { ...provenance, ...toContent(row) };
  });
  return { mutation, inputs };
}

function bill(batch: Batch, file: string): Readonly<Record<string, unknown>>[] {
  return batch.reader.json(`master-data/${file}`, billSchema).lines.map((line) => ({
    internalPartNumber: line.part,
    referenceDesignators: line.designators,
    quantity: line.quantity,
    critical: line.critical,
  }));
}
