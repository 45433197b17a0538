import type { Context } from '../context';
import { parseKnownKey } from '../services/read-keys';

/** Resolves references to units; null for one that no record names. */
export async function resolveUnit(
  reference: { readonly unitKey: string },
  { loaders }: Context,
): Promise<object | null> {
  return loaders.knownUnit.load(parseKnownKey(reference.unitKey));
}
