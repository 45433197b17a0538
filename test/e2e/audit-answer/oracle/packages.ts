import type { BatchFiles, Row } from './batch-files';
import { encodePart, groupBy, sortedBy, valueOf } from './keys';

/** A lot of a maker as an answer shows it. */
export interface LotFacts {
  readonly lotNumber: string;
  readonly manufacturer: string;
  readonly manufacturerPartNumber: string;
  readonly dateCode: string | null;
  readonly supplier: string | null;
  readonly countryOfOrigin: string | null;
}

/** A package as an answer shows it. */
export interface PackageFacts {
  readonly packageId: string;
  readonly lots: readonly LotFacts[];
}

/** Finds packages of a site, in the order of their keys. */
export type FindPackages = (site: string, packageIds: readonly string[]) => readonly PackageFacts[];

/** Reads packages with the lots they hold, their own or those of their parents. */
export function readPackages(batch: BatchFiles): FindPackages {
  const lots = new Map(batch.rows('incoming/lots.csv').map((row) => [lotKeyOf(row), toLot(row)]));
  const lotRows = groupBy(batch.rows('incoming/package-lots.csv'), packageKeyOf);
  const parentRows = groupBy(batch.rows('incoming/package-parents.csv'), packageKeyOf);
  const booked = new Set(batch.rows('incoming/packages.csv').map(packageKeyOf));
  const lotKeysOf = (packageKey: string): readonly string[] => {
    const own = lotRows.get(packageKey);
    if (own) return own.map(lotKeyOf);
    const parents = parentRows.get(packageKey) ?? [];
    return parents.flatMap((row) => lotKeysOf(keyOf(row.cell('site'), row.cell('parent'))));
  };
  const find = (site: string, packageId: string): PackageFacts => {
    const packageKey = keyOf(site, packageId);
    if (!booked.has(packageKey)) throw new Error(`the package ${packageKey} was never booked`);
    const lotKeys = sortedBy([...new Set(lotKeysOf(packageKey))], (lotKey) => [lotKey]);
    return { packageId, lots: lotKeys.map((lotKey) => valueOf(lots, lotKey)) };
  };
  return (site, packageIds) =>
    sortedBy(packageIds, (packageId) => [keyOf(site, packageId)]).map((packageId) => find(site, packageId));
}

function keyOf(site: string, packageId: string): string {
  return `${site}/${encodePart(packageId)}`;
}

function packageKeyOf(row: Row): string {
  return keyOf(row.cell('site'), row.cell('package'));
}

/** Key of a lot: names of makers and of their parts are compared without regard to case and blanks. */
function lotKeyOf(row: Row): string {
  const names = [row.cell('manufacturer'), row.cell('manufacturer_part')].map((name) =>
    name.normalize('NFKC').trim().replace(/\s+/g, ' ').toUpperCase(),
  );
  return [...names, row.cell('lot').trim()].map(encodePart).join('/');
}

function toLot(row: Row): LotFacts {
  return {
    lotNumber: row.cell('lot'),
    manufacturer: row.cell('manufacturer'),
    manufacturerPartNumber: row.cell('manufacturer_part'),
    dateCode: row.optional('date_code'),
    supplier: row.optional('supplier'),
    countryOfOrigin: row.optional('country_of_origin'),
  };
}
