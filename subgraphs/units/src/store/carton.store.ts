import { appendOnce, envelopeColumns, unitColumns } from '@tracegraph/record';
import type { Appended, Draft } from '@tracegraph/record';

import type { Prisma } from '../generated/client';
import type { CartonUnitModel } from '../generated/models';
import type { CartonContent } from '../services/record-cartons';
import { deriveEventId } from './derive-event-id';

/** Cartons and what was packed in them. */
export class CartonStore {
  constructor(private readonly database: Prisma.TransactionClient) {}

  /** Stores packings, one row a unit with them; MUST run in a transaction. */
  append(drafts: readonly Draft<CartonContent>[]): Promise<readonly Appended[]> {
    return appendOnce(this.database, {
      kind: 'CARTON',
      table: 'carton',
      subjectColumn: 'subject_key',
      drafts,
      row: () => ({}),
      children: [
        {
          table: 'carton_unit',
          rows: (draft) =>
            draft.content.unitKeys.map((unitKey) => ({
              ...unitColumns(unitKey),
              ...envelopeColumns(draft),
              eventId: deriveEventId(unitKey, draft.content.eventId),
              cartonId: draft.subjectKey,
              cartonEventId: draft.content.eventId,
            })),
        },
      ],
    });
  }

  /** The packings of these units, the earliest first. */
  findPackings(unitKeys: readonly string[]): Promise<CartonUnitModel[]> {
    return this.database.cartonUnit.findMany({
      where: { unitKey: { in: [...unitKeys] } },
      orderBy: [{ eventTime: 'asc' }, { eventId: 'asc' }, { cartonId: 'asc' }],
    });
  }

  /** The units ever packed in each of these cartons. */
  async findUnitKeys(cartonIds: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>> {
    const rows = await this.database.cartonUnit.findMany({
      where: { cartonId: { in: [...cartonIds] } },
      select: { cartonId: true, unitKey: true },
      distinct: ['cartonId', 'unitKey'],
    });
    const units = new Map<string, string[]>();
    for (const { cartonId, unitKey } of rows) units.set(cartonId, [...(units.get(cartonId) ?? []), unitKey]);
    return units;
  }
}
