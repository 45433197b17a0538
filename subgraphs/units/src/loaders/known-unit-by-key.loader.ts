import { createRowLoader } from '@tracegraph/subgraph-kit';
import type DataLoader from 'dataloader';

import type { UnitIdentity } from '../entities/unit';
import type { Store } from '../store/store';

/** Units that any record names, by their canonical key; null for all others. */
export type KnownUnitLoader = DataLoader<string, UnitIdentity | null>;

/** Loads whether units are known. */
export function createKnownUnitLoader(store: Store): KnownUnitLoader {
  return createRowLoader<UnitIdentity>(
    async (unitKeys) => (await store.knownUnits.findKnown(unitKeys)).map((unitKey) => ({ unitKey })),
    (unit) => unit.unitKey,
  );
}
