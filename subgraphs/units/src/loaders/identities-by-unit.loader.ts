import type { Recorded } from '@tracegraph/record';
import DataLoader from 'dataloader';

import type { IdentityAssignmentModel, IdentityReleaseModel } from '../generated/models';
import { effectiveOf } from './unit-records.loader';
import type { UnitRecordLoader } from './unit-records.loader';

/** An identity of a unit with the time it was released; null while the unit holds it. */
export type HeldIdentity = Recorded<IdentityAssignmentModel> & { readonly releasedTime: Date | null };

/** Identities by unit, those declared wrong included. */
export type IdentitiesOfUnitLoader = DataLoader<string, readonly HeldIdentity[]>;

/** Loads the identities of units; each ends with the first effective release at or after its assignment. */
export function createIdentitiesOfUnitLoader(
  assignments: UnitRecordLoader<IdentityAssignmentModel>,
  releases: UnitRecordLoader<IdentityReleaseModel>,
): IdentitiesOfUnitLoader {
  return new DataLoader((unitKeys) =>
    Promise.all(
      unitKeys.map(async (unitKey) => {
        const [assigned, released] = await Promise.all([assignments.load(unitKey), releases.load(unitKey)]);
        const ends = effectiveOf(released);
        return assigned.map((row) => ({ ...row, releasedTime: endOf(row, ends) }));
      }),
    ),
  );
}

function endOf(row: IdentityAssignmentModel, ends: readonly IdentityReleaseModel[]): Date | null {
  const end = ends.find(
    ({ kind, value, eventTime }) => kind === row.kind && value === row.value && eventTime >= row.eventTime,
  );
  return end?.eventTime ?? null;
}
