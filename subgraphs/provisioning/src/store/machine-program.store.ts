import { appendOnce } from '@tracegraph/record';
import type { Appended, Draft } from '@tracegraph/record';

import type { Prisma } from '../generated/client';
import type { MachineProgramModel } from '../generated/models';
import type { MachineProgramContent } from '../services/register-machine-programs';
import { STAGE_RUNS, heldForEver, runsWithin, windowIn } from './held-facts';

/** The units that the program $2 of the site $1 ran on in the time $4, $5, in its revision $3 where one is given. */
export const UNITS_BY_MACHINE_PROGRAM = heldForEver(
  runsWithin(
    STAGE_RUNS,
    `fact.site = $1::text AND fact.program_name = $2::text AND ($3::text IS NULL OR fact.program_revision = $3::text)`,
    windowIn(4, 5),
  ),
);

/** Registrations of machine programs. */
export class MachineProgramStore {
  constructor(private readonly database: Prisma.TransactionClient) {}

  /** Stores records; MUST run in a transaction. */
  append(drafts: readonly Draft<MachineProgramContent>[]): Promise<readonly Appended[]> {
    return appendOnce(this.database, {
      kind: 'MACHINE_PROGRAM',
      table: 'machine_program',
      subjectColumn: 'subject_key',
      drafts,
      row: ({ content }) => ({
        site: content.site,
        name: content.name,
        revision: content.revision,
        sha256: content.sha256,
      }),
    });
  }

  /** Those of these subjects, the earliest recorded first. */
  findMany(subjectKeys: readonly string[]): Promise<MachineProgramModel[]> {
    return this.database.machineProgram.findMany({
      where: { subjectKey: { in: [...subjectKeys] } },
      orderBy: [{ recordTime: 'asc' }, { eventId: 'asc' }],
    });
  }
}
