import { toRecord } from '@tracegraph/record';
import type { StoredRecord } from '@tracegraph/record';
import DataLoader from 'dataloader';

import { parsePackageKey } from '../services/material-keys';
import { lotsOf } from '../services/package-lots';
import type { NamedLot } from '../services/package-lots';
import type { MaterialPackageRow } from '../store/material-package.store';
import type { Store } from '../store/store';

/** A package with its own or inherited lots. */
export interface LoadedPackage extends Pick<
  MaterialPackageRow,
  'packageKey' | 'site' | 'packageId' | 'internalPartNumber' | 'initialQuantity' | 'parents'
> {
  readonly namedLots: readonly NamedLot[];
  /** Null for a package that others name and nobody registered. */
  readonly record: StoredRecord | null;
}

/** Packages by key; one that is not recorded has no record. */
export type MaterialPackageLoader = DataLoader<string, LoadedPackage>;

/** Loads each package with all its ancestors in one statement; the ancestors are at hand when they are asked for. */
export function createMaterialPackageLoader(store: Store): MaterialPackageLoader {
  const loader: MaterialPackageLoader = new DataLoader(async (packageKeys) => {
    const rows = await store.materialPackages.findWithAncestors(packageKeys);
    const origins = new Map(
      rows.map(({ packageKey, ownLots, parents }) => [
        packageKey,
        { ownLots, parentKeys: parents.map((parent) => parent.packageKey) },
      ]),
    );
    const loaded = new Map<string, LoadedPackage>();
    for (const row of rows) {
      const namedLots = lotsOf(row.packageKey, origins);
      loaded.set(row.packageKey, { ...row, namedLots, record: toRecord(row, null) });
    }
    for (const { packageKey } of rows.flatMap((row) => row.parents))
      loader.prime(packageKey, loaded.get(packageKey) ?? notRecorded(packageKey));
    return packageKeys.map((packageKey) => loaded.get(packageKey) ?? notRecorded(packageKey));
  });
  return loader;
}

/** All that is known of a package nobody registered is its key. */
function notRecorded(packageKey: string): LoadedPackage | Error {
  const id = parsePackageKey(packageKey);
  if (!id) return new Error(`Expected the key of a material package, received ${packageKey}.`);
  return {
    packageKey,
    site: id.site,
    packageId: id.packageId,
    internalPartNumber: null,
    initialQuantity: null,
    parents: [],
    namedLots: [],
    record: null,
  };
}
