import { appendOnce } from '@tracegraph/record';
import type { Appended, Draft } from '@tracegraph/record';

import type { Prisma } from '../generated/client';
import type { StageRunModel } from '../generated/models';
import type { StageRunContent } from '../services/record-stage-runs';

/** Stage runs. */
export class StageRunStore {
  constructor(private readonly database: Prisma.TransactionClient) {}

  /** Stores records; MUST run in a transaction. */
  append(drafts: readonly Draft<StageRunContent>[]): Promise<readonly Appended[]> {
    return appendOnce(this.database, {
      kind: 'STAGE_RUN',
      table: 'stage_run',
      subjectColumn: 'unit_key',
      drafts,
      row: ({ content }) => ({
        stage: content.stage,
        site: content.site,
        stationId: content.stationId,
        operatorId: content.operatorId,
        programName: content.machineProgram?.name ?? null,
        programRevision: content.machineProgram?.revision ?? null,
        resourceIds: content.resourceIds,
        startedTime: content.startedTime,
        startedTimeText: content.startedTime,
        endedTime: content.endedTime,
        endedTimeText: content.endedTime,
        result: content.result,
      }),
    });
  }

  /** Those of these units, in the order of start, stage and event id. */
  findMany(unitKeys: readonly string[]): Promise<StageRunModel[]> {
    return this.database.stageRun.findMany({
      where: { unitKey: { in: [...unitKeys] } },
      orderBy: [{ startedTime: 'asc' }, { stage: 'asc' }, { eventId: 'asc' }],
    });
  }
}
