import type { Recorded } from '@tracegraph/record';
import { createRowLoader } from '@tracegraph/subgraph-kit';
import type DataLoader from 'dataloader';

import type { ProductModel } from '../generated/models';
import type { Store } from '../store/store';
import { findNamedParties } from './party-by-code.loader';
import type { NamedParty } from './party-by-code.loader';
import { effectiveRecord } from './registration.loader';

/** A product with its owner. */
export type OwnedProduct = Recorded<ProductModel> & { readonly owner: NamedParty };

/** Products by product key; null for one that is not registered. */
export type ProductLoader = DataLoader<string, OwnedProduct | null>;

/** Loads products and their owners, in two statements. */
export function createProductLoader(store: Store): ProductLoader {
  return createRowLoader<OwnedProduct>(
    async (productKeys) => {
      const products = await store.products.findMany(productKeys);
      const partyOf = await findNamedParties(
        store,
        products.map(({ ownerCode }) => ownerCode),
      );
      return products.map((row) => ({ ...effectiveRecord(row), owner: partyOf(row.ownerCode) }));
    },
    (row) => row.subjectKey,
  );
}
