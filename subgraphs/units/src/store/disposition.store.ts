import { appendOnce } from '@tracegraph/record';
import type { Appended, Draft } from '@tracegraph/record';

import type { Prisma } from '../generated/client';
import type { DispositionModel } from '../generated/models';
import type { DispositionContent } from '../services/record-dispositions';
import { effective, rowsOf } from './effective';

/** States of units. */
export class DispositionStore {
  constructor(private readonly database: Prisma.TransactionClient) {}

  /** Stores states; MUST run in a transaction. */
  append(drafts: readonly Draft<DispositionContent>[]): Promise<readonly Appended[]> {
    return appendOnce(this.database, {
      kind: 'DISPOSITION',
      table: 'disposition',
      subjectColumn: 'unit_key',
      drafts,
      row: ({ content: { state, reason } }) => ({ state, reason }),
    });
  }

  /** The states of these units that no correction declares wrong, the earliest first. */
  findEffective(unitKeys: readonly string[]): Promise<readonly DispositionModel[]> {
    return rowsOf<DispositionModel>(
      this.database,
      `SELECT state.* FROM disposition AS state WHERE unit_key = ANY($1::text[]) AND ${effective('state', 'DISPOSITION')}
       ORDER BY event_time, event_id`,
      unitKeys,
    );
  }

  /** The states of these units, the earliest first. */
  findMany(unitKeys: readonly string[]): Promise<DispositionModel[]> {
    return this.database.disposition.findMany({
      where: { unitKey: { in: [...unitKeys] } },
      orderBy: [{ eventTime: 'asc' }, { eventId: 'asc' }],
    });
  }
}
