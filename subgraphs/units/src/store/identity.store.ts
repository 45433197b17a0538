import { appendOnce } from '@tracegraph/record';
import type { Appended, Draft, Row } from '@tracegraph/record';

import type { IdentityKind } from '../entities/identity';
import type { Prisma } from '../generated/client';
import type { IdentityAssignmentModel, IdentityReleaseModel } from '../generated/models';
import type { IdentityAssignmentContent } from '../services/record-identity-assignments';
import type { IdentityReleaseContent } from '../services/record-identity-releases';
import { effective, rowsOf } from './effective';
import { endOf } from './end-of';

/** A unit that holds or held an identity. */
export interface IdentityHolder {
  readonly kind: IdentityKind;
  readonly value: string;
  /** The unit; where the assignment names a place on a panel, the unit bound to it. */
  readonly holder: string;
  readonly assignedTime: Date;
  readonly releasedTime: Date | null;
}

/** The key of an identity in the look-up table. */
export function identityKey(kind: string, value: string): string {
  return `${kind}:${value}`;
}

/** Identities of units, from assignment to release. */
export class IdentityStore {
  constructor(private readonly database: Prisma.TransactionClient) {}

  /** Stores assignments and their claims in the look-up table; MUST run in a transaction. */
  appendAssignments(drafts: readonly Draft<IdentityAssignmentContent>[]): Promise<readonly Appended[]> {
    return appendOnce(this.database, {
      kind: 'IDENTITY_ASSIGNMENT',
      table: 'identity_assignment',
      subjectColumn: 'unit_key',
      drafts,
      row: ({ content }) => ({
        kind: content.kind,
        value: content.value,
        interfaceIndex: content.interface,
      }),
      children: [{ table: 'identity_claim', rows: (draft) => [claimOf(draft)] }],
    });
  }

  /** Stores releases; MUST run in a transaction. */
  appendReleases(drafts: readonly Draft<IdentityReleaseContent>[]): Promise<readonly Appended[]> {
    return appendOnce(this.database, {
      kind: 'IDENTITY_RELEASE',
      table: 'identity_release',
      subjectColumn: 'unit_key',
      drafts,
      row: ({ content: { kind, value, reason } }) => ({ kind, value, reason }),
    });
  }

  /** The identities of these units by kind, interface and time. */
  findAssignments(unitKeys: readonly string[]): Promise<IdentityAssignmentModel[]> {
    return this.database.identityAssignment.findMany({
      where: { unitKey: { in: [...unitKeys] } },
      orderBy: [{ kind: 'asc' }, { interfaceIndex: 'asc' }, { eventTime: 'asc' }, { eventId: 'asc' }],
    });
  }

  /** The releases of these units, the earliest first. */
  findReleases(unitKeys: readonly string[]): Promise<IdentityReleaseModel[]> {
    return this.database.identityRelease.findMany({
      where: { unitKey: { in: [...unitKeys] } },
      orderBy: [{ eventTime: 'asc' }, { eventId: 'asc' }],
    });
  }

  /**
   * Who holds or held these identities by effective records. Two statements, each by the key its table is distributed by:
   * the claims of the identities, then the assignments of the units that claim them.
   */
  async findHolders(identityKeys: readonly string[]): Promise<readonly IdentityHolder[]> {
    const claims = await this.database.identityClaim.findMany({
      where: { identityKey: { in: [...identityKeys] } },
      select: { unitKey: true, eventId: true },
    });
    if (claims.length === 0) return [];
    return rowsOf<IdentityHolder>(
      this.database,
      HOLDERS,
      claims.map(({ unitKey }) => unitKey),
      claims.map(({ eventId }) => eventId),
    );
  }
}

/**
 * The times at which a unit was given the identity of the row `assignment`, or lost it, under whatever key of `keys.known`.
 */
export const identityTimes = (
  table: 'identity_assignment' | 'identity_release',
  kind: 'IDENTITY_ASSIGNMENT' | 'IDENTITY_RELEASE',
) => `SELECT same.event_time FROM ${table} AS same
  WHERE same.unit_key = ANY(keys.known) AND same.kind = assignment.kind AND same.value = assignment.value
    AND ${effective('same', kind)}`;

/** A release counts wherever it names the unit: by its own key, or by a place on a panel it is bound to. */
const HOLDERS = `
  SELECT assignment.kind, assignment.value, coalesce(bound.unit_key, assignment.unit_key) AS holder,
    assignment.event_time AS assigned_time,
    ${endOf(
      'assignment.event_time',
      identityTimes('identity_assignment', 'IDENTITY_ASSIGNMENT'),
      identityTimes('identity_release', 'IDENTITY_RELEASE'),
    )} AS released_time
  FROM unnest($1::text[], $2::text[]) AS claim(unit_key, event_id)
  JOIN identity_assignment AS assignment
    ON assignment.unit_key = claim.unit_key AND assignment.event_id = claim.event_id::uuid
  LEFT JOIN LATERAL (SELECT binding.unit_key FROM panel_binding AS binding
    WHERE binding.panel_key = assignment.unit_key AND ${effective('binding', 'PANEL_BINDING')}
    ORDER BY binding.event_time, binding.event_id LIMIT 1) AS bound ON true
  CROSS JOIN LATERAL (SELECT ARRAY[assignment.unit_key, bound.unit_key] || ARRAY(SELECT place.panel_key FROM panel_binding AS place
    WHERE place.unit_key = coalesce(bound.unit_key, assignment.unit_key)
      AND ${effective('place', 'PANEL_BINDING')}) AS known) AS keys
  WHERE ${effective('assignment', 'IDENTITY_ASSIGNMENT')}
  ORDER BY assignment.event_time, assignment.event_id`;

function claimOf({ content, subjectKey }: Draft<IdentityAssignmentContent>): Row {
  return {
    identityKey: identityKey(content.kind, content.value),
    unitKey: subjectKey,
    eventId: content.eventId,
  };
}
