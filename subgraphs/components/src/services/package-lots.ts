import { compareText } from '@tracegraph/record';

import type { PrintedLot } from './material-keys';

/** A lot that a package names. */
export interface NamedLot extends PrintedLot {
  readonly lotKey: string;
}

/** What the walk to the lots of a package needs of each package. */
export interface PackageOrigin {
  readonly ownLots: readonly NamedLot[];
  readonly parentKeys: readonly string[];
}

/**
 * The lots of a package: its own, else those of its nearest ancestors that have lots, along every line of descent.
 * Each package is visited once, so that parents in a circle end the walk.
 * @param packageKey the package
 * @param packages it and all its recorded ancestors
 * @returns each lot once, in the order of the keys
 */
export function lotsOf(
  packageKey: string,
  packages: ReadonlyMap<string, PackageOrigin>,
): readonly NamedLot[] {
  const lots = new Map<string, NamedLot>();
  const visited = new Set<string>();
  const open = [packageKey];
  for (let key = open.pop(); key !== undefined; key = open.pop()) {
    const origin = packages.get(key);
    if (!origin || visited.has(key)) continue;
    visited.add(key);
    for (const lot of origin.ownLots) if (!lots.has(lot.lotKey)) lots.set(lot.lotKey, lot);
    if (origin.ownLots.length === 0) open.push(...origin.parentKeys);
  }
  return [...lots.values()].sort((a, b) => compareText(a.lotKey, b.lotKey));
}

/**
 * Says whether a package is among its own ancestors.
 * @param parentsOf the parents of a package; none for one that is not recorded
 */
export function isOwnAncestor(
  packageKey: string,
  parentsOf: (packageKey: string) => readonly string[],
): boolean {
  const visited = new Set<string>();
  const open = [...parentsOf(packageKey)];
  for (let key = open.pop(); key !== undefined; key = open.pop()) {
    if (key === packageKey) return true;
    if (visited.has(key)) continue;
    visited.add(key);
    open.push(...parentsOf(key));
  }
  return false;
}
