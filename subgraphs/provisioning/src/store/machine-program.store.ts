import { appendOnce } from '@tracegraph/record';
import type { Appended, Draft } from '@tracegraph/record';

import type { Prisma } from '../generated/client';
import type { MachineProgramModel } from '../generated/models';
import type { MachineProgramContent } from '../services/register-machine-programs';

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
