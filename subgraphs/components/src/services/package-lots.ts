import { compareText } from '@tracegraph/record';

import type { PackageRelation } from '../entities/material-package';
import type { PrintedLot } from './material-keys';

/** A lot that a package names. */
export interface NamedLot extends PrintedLot {
  readonly lotKey: string;
}

/** What the walk to the lots of a package needs of each package. */
export interface PackageOrigin {
  readonly ownLots: readonly NamedLot[];
  readonly parentKeys: readonly string[];
  /** Whether it holds more than what its parents held, and nobody says what. */
  readonly holdsUnnamed?: boolean;
}

/** Whether a package is made of one other one together with more that is not named. */
export function holdsUnnamed(
  parents: readonly { readonly packageKey: string; readonly relation: keyof typeof PackageRelation }[],
): boolean {
  const keys = new Set(parents.map(({ packageKey }) => packageKey));
  return keys.size === 1 && parents.some(({ relation }) => relation === 'JOINED');
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
  for (const origin of walkToLots(packageKey, packages))
    for (const lot of origin?.ownLots ?? []) if (!lots.has(lot.lotKey)) lots.set(lot.lotKey, lot);
  return [...lots.values()].sort((a, b) => compareText(a.lotKey, b.lotKey));
}

/**
 * Whether all that a package holds is of one lot: it has no other one, and every line of descent ends in a package that says
 * its lots. What came from a package that is not recorded, or names neither lots nor parents, may be of any lot.
 * @param packageKey the package
 * @param packages it and all its recorded ancestors
 */
export function isOfOneLot(packageKey: string, packages: ReadonlyMap<string, PackageOrigin>): boolean {
  const isKnown = walkToLots(packageKey, packages).every(
    (origin) =>
      origin !== undefined &&
      (origin.ownLots.length > 0 || (origin.parentKeys.length > 0 && origin.holdsUnnamed !== true)),
  );
  return isKnown && lotsOf(packageKey, packages).length === 1;
}

/** A package and its ancestors as far as the nearest ones with lots, each once; undefined for one that is not recorded. */
function walkToLots(
  packageKey: string,
  packages: ReadonlyMap<string, PackageOrigin>,
): readonly (PackageOrigin | undefined)[] {
  const visited = new Map<string, PackageOrigin | undefined>();
  const open = [packageKey];
  for (let key = open.pop(); key !== undefined; key = open.pop()) {
    if (visited.has(key)) continue;
    const origin = packages.get(key);
    visited.set(key, origin);
    if (origin?.ownLots.length === 0) open.push(...origin.parentKeys);
  }
  return [...visited.values()];
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
