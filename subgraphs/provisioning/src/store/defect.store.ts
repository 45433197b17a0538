import { appendOnce } from '@tracegraph/record';
import type { Appended, Draft } from '@tracegraph/record';

import type { Prisma } from '../generated/client';
import type { DefectModel } from '../generated/models';
import type { DefectContent } from '../services/record-defects';
import { DEFECTS, REPAIRS, factsWithin, heldUntilEnded, isNotEnded, windowIn } from './held-facts';

/**
 * The units with the defect $1 in the time $2, $3; now: while no repair names the defect, by its event, or by its code at its
 * time or later.
 */
export const UNITS_BY_DEFECT = heldUntilEnded(
  factsWithin(DEFECTS, 'fact.defect_code = $1::text', windowIn(2, 3), '*'),
  isNotEnded(
    REPAIRS,
    `(later.defect_event_id = fact.event_id OR later.defect_event_id IS NULL
      AND later.defect_code = fact.defect_code AND later.event_time >= fact.event_time)`,
  ),
);

/** Defects. */
export class DefectStore {
  constructor(private readonly database: Prisma.TransactionClient) {}

  /** Stores records; MUST run in a transaction. */
  append(drafts: readonly Draft<DefectContent>[]): Promise<readonly Appended[]> {
    return appendOnce(this.database, {
      kind: 'DEFECT',
      table: 'defect',
      subjectColumn: 'unit_key',
      drafts,
      row: ({ content }) => ({
        defectCode: content.defectCode,
        description: content.description,
        referenceDesignators: content.referenceDesignators,
        site: content.site,
        stationId: content.stationId,
      }),
    });
  }

  /** Those of these units, in the order of time, code and event id. */
  findMany(unitKeys: readonly string[]): Promise<DefectModel[]> {
    return this.database.defect.findMany({
      where: { unitKey: { in: [...unitKeys] } },
      orderBy: [{ eventTime: 'asc' }, { defectCode: 'asc' }, { eventId: 'asc' }],
    });
  }
}
