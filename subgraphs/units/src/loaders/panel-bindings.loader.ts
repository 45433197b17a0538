import type { Recorded } from '@tracegraph/record';
import { createGroupLoader } from '@tracegraph/subgraph-kit';
import DataLoader from 'dataloader';

import type { PanelBindingModel } from '../generated/models';
import type { Store } from '../store/store';
import { effectiveRecord } from './registration.loader';

/** Effective bindings by unit, or by place on a panel; the earliest first. */
export type PanelBindingLoader = DataLoader<string, readonly Recorded<PanelBindingModel>[]>;

/** Loads the places each unit was made at. */
export function createBindingsOfUnitLoader(store: Store): PanelBindingLoader {
  return createGroupLoader(
    async (unitKeys) => (await store.panels.findBindings(unitKeys)).map(effectiveRecord),
    (row) => row.unitKey,
  );
}

/** Loads the units bound to each place. */
export function createBindingsToPlaceLoader(store: Store): PanelBindingLoader {
  return createGroupLoader(
    async (panelKeys) => (await store.panels.findBindingsTo(panelKeys)).map(effectiveRecord),
    (row) => row.panelKey,
  );
}

/** The keys of each unit: its own first, then the places bound to it, the earliest first. */
export function createBoundKeyLoader(bindings: PanelBindingLoader): DataLoader<string, readonly string[]> {
  return new DataLoader(async (unitKeys) => {
    const found = await bindings.loadMany(unitKeys);
    return found.map((rows, at) => {
      if (rows instanceof Error) return rows;
      return [...new Set([unitKeys[at] ?? '', ...rows.map(({ panelKey }) => panelKey)])];
    });
  });
}
