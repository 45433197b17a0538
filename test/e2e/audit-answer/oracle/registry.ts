import type { BatchFiles, Row } from './batch-files';
import { encodePart, placeKey, valueOf } from './keys';

/** A product, and who owns it. */
export interface Product {
  readonly partNumber: string;
  readonly productKey: string;
  readonly gtin: string | null;
  readonly facts: {
    readonly partNumber: string;
    readonly revision: string | null;
    readonly owner: { readonly name: string };
    readonly requiredFacts: readonly string[];
  };
}

/** A party as an answer shows it. */
export interface Party {
  readonly name: string;
  readonly country: string | null;
}

/** A unit as it was registered. */
export interface RegisteredUnit {
  readonly unitKey: string;
  readonly product: Product;
  readonly serialNumber: string;
  readonly lotNumber: string | null;
  readonly productionDate: string | null;
  readonly workOrder: { readonly site: string; readonly number: string } | null;
  readonly registeredTime: string;
  readonly panel: { readonly panelId: string; readonly position: number } | null;
}

/** Something recorded of a subject, and the unit it belongs to: a place on a panel belongs to the unit bound to it. */
export interface Subject {
  readonly recordedKey: string;
  readonly unitKey: string;
}

/** Who is who in the batch. */
export interface Registry {
  readonly units: ReadonlyMap<string, RegisteredUnit>;
  readonly parties: ReadonlyMap<string, Party>;
  /** Key of the unit with this part number and serial number. */
  unitKey(partNumber: string, serialNumber: string): string;
  /** What a row with the columns `part_number` and `serial_number` is about. */
  unitOf(row: Row): string;
  /** What a row with the columns `panel`, `positions`, `part_number` and `serial_number` is about. */
  subjectsOf(row: Row): readonly Subject[];
  /** The unit that a place became. */
  placeOf(site: string, panel: string, position: string): Subject;
}

/** Reads parties, products, units and bindings. */
export function readRegistry(batch: BatchFiles): Registry {
  const partyRows = new Map(batch.rows('master-data/parties.csv').map((row) => [row.cell('code'), row]));
  const products = readProducts(batch, partyRows);
  const unitKey = (partNumber: string, serialNumber: string): string => {
    const { productKey, gtin } = valueOf(products, partNumber);
    return `${productKey}${gtin === null ? '/' : '/21/'}${encodePart(serialNumber)}`;
  };
  const unitOf = (row: Row): string => unitKey(row.cell('part_number'), row.cell('serial_number'));
  const bindings = batch.siteRows('smt', /^bindings\.csv$/);
  const unitByPlace = new Map(
    bindings.map((row) => [placeKey(row.cell('site'), row.cell('panel'), row.cell('position')), unitOf(row)]),
  );
  const placeOf = (site: string, panel: string, position: string): Subject => {
    const recordedKey = placeKey(site, panel, position);
    return { recordedKey, unitKey: valueOf(unitByPlace, recordedKey) };
  };
  const toUnit = (row: Row): readonly [string, RegisteredUnit] => [
    unitOf(row),
    readUnit(row, unitOf(row), valueOf(products, row.cell('part_number'))),
  ];
  const registrations = [
    ...batch.rows('incoming/radio-modules.csv'),
    ...bindings,
    ...batch.siteRows('mes', /^units\.csv$/),
  ];
  return {
    units: new Map(registrations.map(toUnit)),
    parties: new Map(
      [...partyRows].map(([code, row]) => [
        code,
        { name: row.cell('name'), country: row.optional('country') },
      ]),
    ),
    unitKey,
    unitOf,
    placeOf,
    subjectsOf: (row) => subjectsOf(row, unitOf, placeOf),
  };
}

function subjectsOf(row: Row, unitOf: Registry['unitOf'], placeOf: Registry['placeOf']): readonly Subject[] {
  const panel = row.optional('panel');
  if (panel === null) return [{ recordedKey: unitOf(row), unitKey: unitOf(row) }];
  const site = siteOf(row);
  return row.list('positions').map((position) => placeOf(site, panel, position));
}

/** The site of a row: files that lie below a site need no column for it. */
export function siteOf(row: Row): string {
  const site = row.file.split('/').at(-2);
  if (site === undefined) throw new Error(`${row.file} lies below no site`);
  return site.toUpperCase();
}

function readProducts(batch: BatchFiles, parties: ReadonlyMap<string, Row>): ReadonlyMap<string, Product> {
  const toProduct = (row: Row): readonly [string, Product] => {
    const partNumber = row.cell('part_number');
    const owner = valueOf(parties, row.cell('owner'));
    const gtin = row.optional('gtin');
    const ownerCode = owner.optional('gln') ?? owner.cell('code');
    return [
      partNumber,
      {
        partNumber,
        gtin,
        productKey: gtin === null ? `part/${ownerCode}/${encodePart(partNumber)}` : `01/${gtin}`,
        facts: {
          partNumber,
          revision: row.optional('revision'),
          owner: { name: owner.cell('name') },
          requiredFacts: row.list('required_facts'),
        },
      },
    ];
  };
  return new Map(batch.rows('master-data/products.csv').map(toProduct));
}

function readUnit(row: Row, unitKey: string, product: Product): RegisteredUnit {
  const isBound = row.file.endsWith('/bindings.csv');
  const isBought = row.file.startsWith('incoming/');
  return {
    unitKey,
    product,
    serialNumber: row.cell('serial_number'),
    lotNumber: row.optional('lot'),
    productionDate: row.optional('production_date'),
    workOrder: isBought ? null : { site: row.cell('site'), number: row.cell('work_order') },
    registeredTime: row.cell(isBound ? 'bound_time' : isBought ? 'received_time' : 'registered_time'),
    panel: isBound ? { panelId: row.cell('panel'), position: Number(row.cell('position')) } : null,
  };
}
