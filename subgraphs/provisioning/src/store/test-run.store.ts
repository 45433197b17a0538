import { appendOnce } from '@tracegraph/record';
import type { Appended, Draft } from '@tracegraph/record';

import type { Prisma } from '../generated/client';
import type { TestRunModel } from '../generated/models';
import type { PackedMeasurements } from '../services/pack-measurements';
import type { TestRunContent } from '../services/read-test-run';
import { TEST_RUNS, comesAfter, heldUntilEnded, isNotEnded, runsWithin, windowIn } from './held-facts';

/**
 * The units tested by the procedure $1 in the time $4, $5, with the declared outcome $2 and the attempt $3 where they are given;
 * now: where the unit's last attempt, of all times, is such a run.
 */
export const UNITS_BY_TEST = heldUntilEnded(
  runsWithin(
    TEST_RUNS,
    `fact.procedure = $1::text AND ($2::text IS NULL OR fact.outcome = $2::text) AND ($3::int IS NULL OR fact.attempt = $3::int)`,
    windowIn(4, 5),
    '*',
  ),
  isNotEnded(
    TEST_RUNS,
    `later.procedure = fact.procedure AND ${comesAfter('later', 'fact', 'attempt', 'started_time')}`,
  ),
);

/** The attempt a run took. */
export type TakenAttempt = Pick<TestRunModel, 'unitKey' | 'eventId' | 'procedure' | 'attempt'>;

/** How a run ended. */
export type RunOutcome = TakenAttempt & Pick<TestRunModel, 'startedTime' | 'outcome'>;

/** Test runs, one row each. */
export class TestRunStore {
  constructor(private readonly database: Prisma.TransactionClient) {}

  /**
   * Stores runs; MUST run in a transaction.
   * @param pack the measurements of a run as its row holds them
   */
  append(
    drafts: readonly Draft<TestRunContent>[],
    pack: (content: TestRunContent) => PackedMeasurements,
  ): Promise<readonly Appended[]> {
    return appendOnce(this.database, {
      kind: 'TEST_RUN',
      table: 'test_run',
      subjectColumn: 'unit_key',
      drafts,
      row: ({ content }) => ({
        procedure: content.procedure,
        procedureRevision: content.procedureRevision,
        attempt: content.attempt,
        outcome: content.outcome,
        retestReason: content.retestReason,
        site: content.site,
        stationId: content.stationId,
        operatorId: content.operatorId,
        fixtureId: content.fixtureId,
        firmwareUnderTest: content.firmwareUnderTest,
        startedTime: content.startedTime,
        startedTimeText: content.startedTime,
        endedTime: content.endedTime,
        endedTimeText: content.endedTime,
        limitsSha256: content.limitsSha256,
        ...pack(content),
      }),
    });
  }

  /** Those of these units, in the order of start, procedure, attempt and event id. */
  findMany(unitKeys: readonly string[]): Promise<TestRunModel[]> {
    return this.database.testRun.findMany({
      where: { unitKey: { in: [...unitKeys] } },
      orderBy: [{ startedTime: 'asc' }, { procedure: 'asc' }, { attempt: 'asc' }, { eventId: 'asc' }],
    });
  }

  /** All runs by these limits. */
  findOfLimits(hashes: readonly string[]): Promise<TestRunModel[]> {
    return this.database.testRun.findMany({ where: { limitsSha256: { in: [...hashes] } } });
  }

  /** The attempts these units took at these procedures. */
  findAttempts(unitKeys: readonly string[], procedures: readonly string[]): Promise<TakenAttempt[]> {
    return this.database.testRun.findMany({
      where: { unitKey: { in: [...unitKeys] }, procedure: { in: [...procedures] } },
      select: { unitKey: true, eventId: true, procedure: true, attempt: true },
    });
  }

  /** How the runs of these units ended, without their measurements; in the order of start, attempt and event id. */
  findOutcomes(unitKeys: readonly string[]): Promise<RunOutcome[]> {
    return this.database.testRun.findMany({
      where: { unitKey: { in: [...unitKeys] } },
      select: {
        unitKey: true,
        eventId: true,
        procedure: true,
        attempt: true,
        startedTime: true,
        outcome: true,
      },
      orderBy: [{ startedTime: 'asc' }, { attempt: 'asc' }, { eventId: 'asc' }],
    });
  }

  /** Which of these events of these units are recorded. */
  findRecorded(
    unitKeys: readonly string[],
    eventIds: readonly string[],
  ): Promise<{ unitKey: string; eventId: string }[]> {
    return this.database.testRun.findMany({
      where: { unitKey: { in: [...unitKeys] }, eventId: { in: [...eventIds] } },
      select: { unitKey: true, eventId: true },
    });
  }
}
