import type { StoreTables } from '../store/store';
import { takenDesignators } from './component-timeline';
import { mergeItems } from './material-content';
import type { MaterialContent } from './material-content';

/** Most entries of each cache: far more than the sets in use at one time. */
const LIMIT = 5_000;

/** A content never changes under its digest, so what was read of it once holds for as long as the process lives. */
const contents = new Map<string, MaterialContent>();
const disjoint = new Map<string, boolean>();

/** The contents of these sets as far as they are registered; only those not read before are read. */
export async function readMaterial(
  tables: StoreTables,
  digests: ReadonlySet<string>,
): Promise<ReadonlyMap<string, MaterialContent>> {
  const missing = [...digests].filter((digest) => !contents.has(digest));
  const read = missing.length > 0 ? await tables.materialSets.findContents(missing) : [];
  const found = new Map<string, MaterialContent>();
  for (const digest of digests) {
    const content = contents.get(digest);
    if (content) found.set(digest, content);
  }
  for (const { sha256, site, items } of read) {
    const content = { site, items: mergeItems(items) };
    found.set(sha256, content);
    keep(contents, sha256, content);
  }
  return found;
}

/**
 * Says whether no two of these installations take the same place.
 * @param digests the set of each installation
 * @param sets contents; what is not registered takes no place
 */
export function areDisjoint(digests: readonly string[], sets: ReadonlyMap<string, MaterialContent>): boolean {
  if (digests.length < 2) return true;
  const key = [...digests].sort().join(' ');
  const known = disjoint.get(key);
  if (known !== undefined) return known;
  const taken = digests.flatMap((digest) => {
    const content = sets.get(digest);
    return content ? [...takenDesignators(content)] : [];
  });
  const result = new Set(taken).size === taken.length;
  if (digests.every((digest) => sets.has(digest))) keep(disjoint, key, result);
  return result;
}

/** The oldest entry makes room. */
function keep<V>(cache: Map<string, V>, key: string, value: V): void {
  const [oldest] = cache.keys();
  if (cache.size >= LIMIT && oldest !== undefined) cache.delete(oldest);
  cache.set(key, value);
}
