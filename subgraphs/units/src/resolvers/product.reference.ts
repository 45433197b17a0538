import type { Context } from '../context';
import { parseProductKey } from '../services/read-keys';

/** Resolves references to products; null for one that is not registered. */
export async function resolveProduct(
  reference: { readonly productKey: string },
  { loaders }: Context,
): Promise<object | null> {
  return loaders.productByKey.load(parseProductKey(reference.productKey));
}
