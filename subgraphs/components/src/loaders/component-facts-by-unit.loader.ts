import { withRecords } from '@tracegraph/record';
import type { CorrectionLoader, Recorded } from '@tracegraph/record';
import { createUnitFactLoader } from '@tracegraph/subgraph-kit';
import type DataLoader from 'dataloader';

import type { InstallationModel, RemovalModel } from '../generated/models';
import type { Store } from '../store/store';

/** An installation or a removal, also one declared wrong. */
export type ComponentFact =
  | (Recorded<InstallationModel> & { readonly kind: 'INSTALLATION' })
  | (Recorded<RemovalModel> & { readonly kind: 'REMOVAL' });

/** Installations and removals by unit. */
export type ComponentFactLoader = DataLoader<string, readonly ComponentFact[]>;

/** Loads installations and removals together, so that their corrections are one statement. */
export function createComponentFactLoader(
  store: Store,
  boundKeys: DataLoader<string, readonly string[]>,
  corrections: CorrectionLoader,
): ComponentFactLoader {
  const subjectKey = (row: { readonly unitKey: string }): string => row.unitKey;
  return createUnitFactLoader<ComponentFact>(boundKeys, async (unitKeys) => {
    const [installed, removed] = await Promise.all([
      store.installations.findMany(unitKeys),
      store.removals.findMany(unitKeys),
    ]);
    const [installations, removals] = await Promise.all([
      withRecords(installed, { kind: 'INSTALLATION', subjectKey }, corrections, true),
      withRecords(removed, { kind: 'REMOVAL', subjectKey }, corrections, true),
    ]);
    return [
      ...installations.map((row) => ({ ...row, kind: 'INSTALLATION' as const })),
      ...removals.map((row) => ({ ...row, kind: 'REMOVAL' as const })),
    ];
  });
}
