import { appendOnce } from '@tracegraph/record';
import type { Appended, Draft, Row } from '@tracegraph/record';

import type { Prisma } from '../generated/client';
import type { SiteModel } from '../generated/models';
import type { SiteContent } from '../services/register-sites';
import { findRegistrations } from './effective';

/** Registrations of sites. */
export class SiteStore {
  constructor(private readonly database: Prisma.TransactionClient) {}

  /** Stores registrations; MUST run in a transaction. */
  append(drafts: readonly Draft<SiteContent>[]): Promise<readonly Appended[]> {
    return appendOnce(this.database, {
      kind: 'SITE',
      table: 'site',
      subjectColumn: 'subject_key',
      drafts,
      row: ({ content }) => siteColumns(content),
    });
  }

  /** The registrations that answer for these codes. */
  findMany(codes: readonly string[]): Promise<readonly SiteModel[]> {
    return findRegistrations(this.database, 'SITE', codes);
  }
}

/** The columns of a registration. */
export function siteColumns({ name, country, timeZone }: SiteContent): Row {
  return { name, country, timeZone };
}
