import type { AttemptYield, TestYield } from '../entities/test-yield';
import type { StageYield } from '../entities/stage-yield';
import { TestOutcome } from '../entities/test-run';
import type { StageYieldRowModel } from '../store/stage-yield.store';
import { ROW_LIMIT } from '../store/test-yield.store';
import type { TestYieldRow } from '../store/test-yield.store';
import { rollYields, toUnitRatio } from './unit-ratio';

/** An attempt without what is only looked up where it is asked for. */
export type CountedAttempt = Omit<AttemptYield, 'contradictedRunCount'> & {
  readonly procedure: string;
  /** Looks up, once for all attempts of the answer, how many runs contradict themselves, by `<attempt> <procedure>`. */
  readonly contradictions: Contradictions;
};

/** How many runs contradict themselves, by `<attempt> <procedure>`. */
export type Contradictions = () => Promise<ReadonlyMap<string, number>>;

/** A part of an answer that the answer itself is made of: all but how far the feed was read. */
export type Counted<T> = Omit<T, 'asOf'>;

/**
 * Makes the yields of tests of the rows of the store.
 * @param rows in the order of procedure and attempt; one more than the limit where there are more
 * @param contradictions looked up only where they are asked for
 */
export function toTestYield(
  rows: readonly TestYieldRow[],
  contradictions: Contradictions,
): Counted<TestYield> {
  const truncated = rows.length > ROW_LIMIT;
  const procedures = groupRows(rows, ({ procedure }) => procedure).map((attempts) => {
    const { procedure, unitCount } = attempts[0];
    return {
      procedure,
      unitCount,
      ...wholeYields(attempts),
      // The number of contradicted runs is looked up by the resolver of an attempt.
      attempts: attempts.map((row) => toAttempt(row, contradictions)) as unknown as readonly AttemptYield[],
    };
  });
  return { procedures, truncated, rolledThroughputYield: rolled(procedures, truncated) };
}

/**
 * Makes the yields of stages of the rows of the store.
 * @param rows in the order of stage and attempt; one more than the limit where there are more
 */
export function toStageYield(rows: readonly StageYieldRowModel[]): Counted<StageYield> {
  const truncated = rows.length > ROW_LIMIT;
  const stages = groupRows(rows, ({ stage }) => stage).map((attempts) => {
    const { stage, unitCount } = attempts[0];
    return {
      stage,
      unitCount,
      ...wholeYields(attempts),
      attempts: attempts.map((row) => ({
        attempt: row.attempt,
        unitCount: row.attemptUnitCount,
        yield: toUnitRatio(row.passed, row.passed + row.failed),
        abortedUnitCount: row.aborted,
        unfinishedUnitCount: row.attemptUnitCount - row.passed - row.failed - row.aborted,
      })),
    };
  });
  return { stages, truncated, rolledThroughputYield: rolled(stages, truncated) };
}

function toAttempt(row: TestYieldRow, contradictions: Contradictions): CountedAttempt {
  const outcomes = Object.values(TestOutcome).flatMap((outcome) => {
    const runCount = row.outcomes[outcome];
    return runCount === undefined ? [] : [{ outcome, runCount }];
  });
  return {
    procedure: row.procedure,
    attempt: row.attempt,
    unitCount: row.attemptUnitCount,
    runCount: row.runCount,
    yield: toUnitRatio(row.passed, row.passed + row.failed),
    undecidedUnitCount: row.attemptUnitCount - row.passed - row.failed,
    outcomes,
    contradictions,
  };
}

interface YieldRow {
  readonly attempt: number;
  readonly passed: number;
  readonly failed: number;
  readonly finallyPassed: number;
  readonly finallyDecided: number;
}

type Rows<R> = readonly [R, ...R[]];

function wholeYields(attempts: Rows<YieldRow>) {
  const first = attempts.find(({ attempt }) => attempt === 1);
  const { finallyPassed, finallyDecided } = attempts[0];
  return {
    firstPassYield: first ? toUnitRatio(first.passed, first.passed + first.failed) : toUnitRatio(0, 0),
    finalYield: toUnitRatio(finallyPassed, finallyDecided),
  };
}

function rolled(
  yields: readonly { readonly firstPassYield: ReturnType<typeof toUnitRatio> }[],
  truncated: boolean,
) {
  return rollYields(
    yields.map(({ firstPassYield }) => firstPassYield),
    !truncated,
  );
}

function groupRows<R>(rows: readonly R[], name: (row: R) => string): readonly Rows<R>[] {
  const groups = new Map<string, [R, ...R[]]>();
  for (const row of rows.slice(0, ROW_LIMIT)) {
    const group = groups.get(name(row));
    if (group) group.push(row);
    else groups.set(name(row), [row]);
  }
  return [...groups.values()];
}
