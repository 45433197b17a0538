import type { Recorded } from '@tracegraph/record';
import DataLoader from 'dataloader';

import type { IdentityAssignmentModel, IdentityReleaseModel } from '../generated/models';
import { endOfHolding } from '../services/identity-holding';
import { effectiveOf } from './unit-records.loader';
import type { UnitRecordLoader } from './unit-records.loader';

/** An identity of a unit with the time it was released; null while the unit holds it. */
export type HeldIdentity = Recorded<IdentityAssignmentModel> & { readonly releasedTime: Date | null };

/** Identities by unit, those declared wrong included. */
export type IdentitiesOfUnitLoader = DataLoader<string, readonly HeldIdentity[]>;

/** Loads the identities of units; each ends with the first effective release after its assignment, or at it where it was not held before. */
export function createIdentitiesOfUnitLoader(
  assignments: UnitRecordLoader<IdentityAssignmentModel>,
  releases: UnitRecordLoader<IdentityReleaseModel>,
): IdentitiesOfUnitLoader {
  return new DataLoader((unitKeys) =>
    Promise.all(
      unitKeys.map(async (unitKey) => {
        const [assigned, released] = await Promise.all([assignments.load(unitKey), releases.load(unitKey)]);
        const [starts, ends] = [effectiveOf(assigned), effectiveOf(released)];
        return assigned.map((row) => ({
          ...row,
          releasedTime: endOfHolding(row.eventTime, timesOf(row, starts), timesOf(row, ends)),
        }));
      }),
    ),
  );
}

function timesOf(
  identity: IdentityAssignmentModel,
  rows: readonly (IdentityAssignmentModel | IdentityReleaseModel)[],
): readonly Date[] {
  return rows
    .filter(({ kind, value }) => kind === identity.kind && value === identity.value)
    .map(({ eventTime }) => eventTime);
}
