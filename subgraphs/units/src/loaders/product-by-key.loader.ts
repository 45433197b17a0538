import type { Recorded } from '@tracegraph/record';
import { createRowLoader } from '@tracegraph/subgraph-kit';
import type DataLoader from 'dataloader';

import type { PartyModel, ProductModel } from '../generated/models';
import type { Store } from '../store/store';
import { findNamedParties } from './party-by-code.loader';
import { effectiveRecord } from './registration.loader';

/** A product with its owner; null while that party is not registered. */
export type OwnedProduct = Recorded<ProductModel> & { readonly owner: Recorded<PartyModel> | null };

/** Products by product key; null for one that is not registered. */
export type ProductLoader = DataLoader<string, OwnedProduct | null>;

/** Loads products and their owners, in two statements. */
export function createProductLoader(store: Store): ProductLoader {
  return createRowLoader<OwnedProduct>(
    async (productKeys) => {
      const products = await store.products.findMany(productKeys);
      const owners = await findNamedParties(
        store,
        products.map(({ ownerCode }) => ownerCode),
      );
      return products.map((row) => ({ ...effectiveRecord(row), owner: owners.get(row.ownerCode) ?? null }));
    },
    (row) => row.subjectKey,
  );
}
