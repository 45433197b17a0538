import { assertListLength } from '@tracegraph/record';

import type { Context } from '../context';
import type { UnitIdentity } from '../entities/unit';
import { parseKnownKey } from './read-keys';

/**
 * The units with these keys, in their order; null for one that no record names.
 * @throws TraceError LIST_TOO_LONG, UNIT_KEY_MALFORMED and the other codes of a key that cannot be read
 */
export async function findUnits(
  { loaders }: Context,
  unitKeys: readonly string[],
): Promise<readonly (UnitIdentity | null)[]> {
  assertListLength(unitKeys);
  const units = await loaders.knownUnit.loadMany(unitKeys.map(parseKnownKey));
  return units.map((unit) => {
    if (unit instanceof Error) throw unit;
    return unit;
  });
}
