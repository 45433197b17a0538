import { Gs1Error, formatUnitKey, parseUnitKey } from '@tracegraph/gs1';
import { TraceError } from '@tracegraph/service-kit';

import { Unit } from '../stubs/unit';

/**
 * The stub of a unit, whether or not anything is recorded of it.
 * @param unitKey in any valid encoding
 * @throws TraceError UNIT_KEY_MALFORMED and other codes of the parts of a unit key
 */
export function toUnit(unitKey: string): Unit {
  try {
    return Object.assign(new Unit(), { unitKey: formatUnitKey(parseUnitKey(unitKey)) });
  } catch (error) {
    if (error instanceof Gs1Error) throw new TraceError(error.code, error.message, { cause: error });
    throw error;
  }
}

/** A unit by the key another subgraph knows; it is not owned here, so there is always something to answer. */
export async function resolveUnit({ unitKey }: { readonly unitKey: string }): Promise<Unit> {
  return await Promise.resolve(toUnit(unitKey));
}
