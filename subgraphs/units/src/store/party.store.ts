import { appendOnce } from '@tracegraph/record';
import type { Appended, Draft, Row } from '@tracegraph/record';

import type { Prisma } from '../generated/client';
import type { PartyModel } from '../generated/models';
import type { PartyContent } from '../services/register-parties';
import { findRegistrations } from './effective';

/** Registrations of parties. */
export class PartyStore {
  constructor(private readonly database: Prisma.TransactionClient) {}

  /** Stores registrations; MUST run in a transaction. */
  append(drafts: readonly Draft<PartyContent>[]): Promise<readonly Appended[]> {
    return appendOnce(this.database, {
      kind: 'PARTY',
      table: 'party',
      subjectColumn: 'subject_key',
      drafts,
      row: ({ content }) => partyColumns(content),
    });
  }

  /** The registrations that answer for these codes. */
  findMany(codes: readonly string[]): Promise<readonly PartyModel[]> {
    return findRegistrations(this.database, 'PARTY', codes);
  }
}

/** The columns of a registration. */
export function partyColumns({ name, gln, address, country }: PartyContent): Row {
  return { name, gln, address, country };
}
