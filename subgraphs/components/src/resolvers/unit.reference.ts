/** A unit is owned by the units subgraph: any key is taken, and what is recorded under it is answered. */
export function resolveUnit(reference: { readonly unitKey: string }): Promise<object> {
  return Promise.resolve({ unitKey: reference.unitKey });
}
