import type { RecordRow, Recorded } from '@tracegraph/record';
import { createUnitFactLoader } from '@tracegraph/subgraph-kit';
import type DataLoader from 'dataloader';

import type { ProvisioningRecordKind } from '../entities/provisioning-record-kind';
import type { Corrections } from './corrections-by-subject.loader';

/** All facts of one kind of a unit and of the panel positions bound to it, those declared wrong included, in their order. */
export type FactLoader<R> = DataLoader<string, readonly Recorded<R>[]>;

/**
 * Loads the facts of one kind of all units of a request in one statement.
 * @param find the rows of these unit keys, in the order they are to be shown
 */
export function createFactLoader<R extends RecordRow & { readonly unitKey: string }>(
  kind: keyof typeof ProvisioningRecordKind,
  find: (unitKeys: readonly string[]) => Promise<readonly R[]>,
  boundKeys: DataLoader<string, readonly string[]>,
  corrections: Corrections,
): FactLoader<R> {
  return createUnitFactLoader(boundKeys, (unitKeys) =>
    corrections.join(kind, unitKeys, find(unitKeys), (row) => row.unitKey),
  );
}
