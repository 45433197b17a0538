import type { Batch } from '../batch';
import type { CsvRow } from '../csv-row';
import type { Recording } from '../recording';
import { table } from './master-data';

const PARTS = 'master-data/parts.csv';

/** Parts with their approved sources, manufacturer lots, and packages with their lots and parents. */
export function materialRecordings(batch: Batch): Recording[] {
  return [parts(batch), lots(batch), packages(batch)];
}

function parts(batch: Batch): Recording {
  const byPart = groupBy(batch.reader.csv(PARTS), (row) => row.text('part'));
  const inputs = Array.from(byPart, ([part, rows]) => {
    const [first] = rows;
    return {
      ...batch.provenance('registerParts', PARTS, [part], first.text('registered_time')),
      internalPartNumber: part,
      description: first.text('description'),
      manufacturerParts: rows.map((row) => ({
        manufacturer: row.text('manufacturer'),
        manufacturerPartNumber: row.text('manufacturer_part'),
      })),
    };
  });
  return { mutation: 'registerParts', inputs };
}

function lots(batch: Batch): Recording {
  const key = ['manufacturer', 'manufacturer_part', 'lot'];
  return table(
    batch,
    'registerManufacturerLots',
    'incoming/lots.csv',
    key,
    (row) => ({
      ...lotReference(row),
      dateCode: row.text('date_code'),
      supplier: row.text('supplier'),
      countryOfOrigin: row.text('country_of_origin'),
      manufactureDate: row.text('manufacture_date'),
      expiryDate: row.optional('expiry_date'),
    }),
    'received_time',
  );
}

function packages(batch: Batch): Recording {
  const packageOf = (row: CsvRow): string => `${row.text('site')}/${row.text('package')}`;
  const contents = groupBy(batch.reader.csv('incoming/package-lots.csv'), packageOf);
  const parents = groupBy(batch.reader.csv('incoming/package-parents.csv'), packageOf);
  return table(
    batch,
    'registerMaterialPackages',
    'incoming/packages.csv',
    ['site', 'package'],
    (row) => ({
      site: row.text('site'),
      packageId: row.text('package'),
      internalPartNumber: row.text('part'),
      lots: (contents.get(packageOf(row)) ?? []).map(lotReference),
      parents: (parents.get(packageOf(row)) ?? []).map((parent) => ({
        relation: parent.text('relation'),
        packageId: parent.text('parent'),
      })),
      initialQuantity: row.optional('quantity'),
    }),
    'booked_time',
  );
}

function lotReference(row: CsvRow): Readonly<Record<string, string>> {
  return {
    manufacturer: row.text('manufacturer'),
    manufacturerPartNumber: row.text('manufacturer_part'),
    lotNumber: row.text('lot'),
  };
}

/** Groups rows by a key, groups and rows in the order of the file. */
export function groupBy<T>(rows: readonly T[], keyOf: (row: T) => string): Map<string, [T, ...T[]]> {
  const groups = new Map<string, [T, ...T[]]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group) group.push(row);
    else groups.set(keyOf(row), [row]);
  }
  return groups;
}
