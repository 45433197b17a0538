import { readUnitKey } from '../services/unit-key';

/** A unit is owned by the units subgraph: every readable key is taken, and what is recorded under it is answered. */
export async function resolveUnit(reference: { readonly unitKey: string }): Promise<object> {
  return await Promise.resolve({ unitKey: readUnitKey(reference.unitKey) });
}
