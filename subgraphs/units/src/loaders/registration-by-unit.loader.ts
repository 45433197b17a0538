import { toRecord } from '@tracegraph/record';
import type { Recorded } from '@tracegraph/record';
import { createUnitFactLoader } from '@tracegraph/subgraph-kit';
import type DataLoader from 'dataloader';

import type { UnitModel } from '../generated/models';
import type { Store } from '../store/store';

/** The registrations that answer for a unit: its own first, then those of the places it is bound to. */
export type UnitRegistrationLoader = DataLoader<string, readonly Recorded<UnitModel>[]>;

/** Loads the registrations of units. */
export function createUnitRegistrationLoader(
  store: Store,
  boundKeys: DataLoader<string, readonly string[]>,
): UnitRegistrationLoader {
  return createUnitFactLoader(boundKeys, async (unitKeys) => {
    const rows = await store.units.findMany(unitKeys);
    return [...rows].sort(ownKeyFirst).map((row) => ({ ...row, record: toRecord(row, null) }));
  });
}

/** A place on a panel says less of a unit than its own registration. */
function ownKeyFirst(a: UnitModel, b: UnitModel): number {
  return Number(a.unitKey.startsWith('panel/')) - Number(b.unitKey.startsWith('panel/'));
}
