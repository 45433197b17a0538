import type { StoreTables } from '../store/store';
import type { AskedPackage } from './material-question';
import { holdsUnnamed, isOfOneLot } from './package-lots';

/**
 * The packages that have a lot, by the walk that `MaterialPackage.lots` shows. A package with one more lot, or with
 * parents of which nobody says the lots, may have supplied either.
 */
export async function findPackagesOfLot(
  { materialPackages }: StoreTables,
  lotKey: string,
): Promise<readonly AskedPackage[]> {
  const packageKeys = await materialPackages.findKeysOfLot(lotKey);
  const rows = await materialPackages.findWithAncestors(packageKeys);
  const origins = new Map(
    rows.map(({ packageKey, ownLots, parents }) => [
      packageKey,
      {
        ownLots,
        parentKeys: parents.map((parent) => parent.packageKey),
        holdsUnnamed: holdsUnnamed(parents),
      },
    ]),
  );
  return packageKeys.map((packageKey) => ({ packageKey, isSole: isOfOneLot(packageKey, origins) }));
}

/**
 * A package, and those made from it at any depth: a reel goes on under the ids it is split into or labelled with. One that was
 * also made from other packages may have supplied what they held.
 */
export async function findPackagesMadeFrom(
  { materialPackages }: StoreTables,
  packageKey: string,
): Promise<readonly AskedPackage[]> {
  const madeKeys = await materialPackages.findKeysMadeFrom(packageKey);
  const rows = await materialPackages.findWithAncestors(madeKeys);
  const parentsOf = new Map(
    rows
      .filter(({ parents }) => !holdsUnnamed(parents))
      .map((row) => [row.packageKey, row.parents.map((parent) => parent.packageKey)]),
  );
  const sole = findSole(packageKey, madeKeys, parentsOf);
  return [packageKey, ...madeKeys].map((key) => ({ packageKey: key, isSole: sole.has(key) }));
}

/** The packages all of whose lines of descent lead to the one asked for. */
function findSole(
  packageKey: string,
  madeKeys: readonly string[],
  parentsOf: ReadonlyMap<string, readonly string[]>,
): ReadonlySet<string> {
  const sole = new Set([packageKey]);
  let count = 0;
  while (count < sole.size) {
    count = sole.size;
    for (const key of madeKeys) if (parentsOf.get(key)?.every((parent) => sole.has(parent))) sole.add(key);
  }
  return sole;
}
