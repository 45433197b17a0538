import { groupBy, sortedBy } from '../audit-answer/oracle/keys';
import type { BatchStageRun, BatchTestRun } from './batch-runs';

/** A share as an answer shows it. */
function ratioOf(numerator: number, denominator: number) {
  const value = denominator === 0 ? null : String(Number((numerator / denominator).toFixed(6)));
  return { numerator, denominator, value };
}

/** The yields of procedures; the batch has neither attempts recorded twice nor runs that decide nothing. */
export function yieldOfTests(runs: readonly BatchTestRun[]) {
  return namesOf(runs, ({ procedure }) => procedure).map(([procedure, ofProcedure]) => {
    const units = [...groupBy(ofProcedure, ({ unitKey }) => unitKey).values()];
    const last = units.map((own) => sortedBy(own, ({ attempt }) => [attempt]).at(-1));
    const ofAttempt = (attempt: number) => ofProcedure.filter((run) => run.attempt === attempt);
    const passed = (some: readonly (BatchTestRun | undefined)[]) =>
      some.filter((run) => run?.outcome === 'PASS').length;
    const attempts = [...new Set(ofProcedure.map(({ attempt }) => attempt))].sort((a, b) => a - b);
    return {
      procedure,
      unitCount: units.length,
      firstPassYield: ratioOf(passed(ofAttempt(1)), ofAttempt(1).length),
      finalYield: ratioOf(passed(last), last.length),
      attempts: attempts.map((attempt) => {
        const some = ofAttempt(attempt);
        return {
          attempt,
          unitCount: some.length,
          runCount: some.length,
          undecidedUnitCount: 0,
          contradictedRunCount: some.filter(isContradicted).length,
          yield: ratioOf(passed(some), some.length),
          outcomes: ['PASS', 'FAIL'].flatMap((outcome) => {
            const runCount = some.filter((run) => run.outcome === outcome).length;
            return runCount === 0 ? [] : [{ outcome, runCount }];
          }),
        };
      }),
    };
  });
}

/**
 * The yields of stages.
 * @param runs those asked for
 * @param all of the batch: they say which run of a unit comes first
 */
export function yieldOfStages(runs: readonly BatchStageRun[], all: readonly BatchStageRun[]) {
  const before = groupBy(all, ({ unitKey, stage }) => `${stage} ${unitKey}`);
  const place = (run: BatchStageRun): number =>
    sortedBy(before.get(`${run.stage} ${run.unitKey}`) ?? [], ({ startedTime }) => [startedTime]).indexOf(
      run,
    ) + 1;
  const completed = (some: readonly (BatchStageRun | undefined)[]) =>
    some.filter((run) => run?.result === 'COMPLETED').length;
  return namesOf(runs, ({ stage }) => stage).map(([stage, ofStage]) => {
    const placed = groupBy(ofStage, (run) => String(place(run)));
    const units = [...groupBy(ofStage, ({ unitKey }) => unitKey).values()];
    const last = units.map((own) => sortedBy(own, ({ startedTime }) => [startedTime]).at(-1));
    const first = placed.get('1') ?? [];
    return {
      stage,
      unitCount: units.length,
      firstPassYield: ratioOf(completed(first), first.length),
      finalYield: ratioOf(completed(last), last.length),
      attempts: sortedBy([...placed], ([attempt]) => [Number(attempt)]).map(([attempt, some]) => ({
        attempt: Number(attempt),
        unitCount: some.length,
        abortedUnitCount: 0,
        unfinishedUnitCount: 0,
        yield: ratioOf(completed(some), some.length),
      })),
    };
  });
}

/** The measurements that failed, those of most units first. */
export function failuresOf(runs: readonly BatchTestRun[]) {
  const all = runs.flatMap((run) =>
    run.measurements.map((measurement) => ({ ...measurement, run, unitKey: run.unitKey })),
  );
  const rows = [...groupBy(all, ({ run, name }) => JSON.stringify([run.procedure, name]))].map(
    ([key, some]) => {
      const [procedure, name] = JSON.parse(key) as [string, string];
      const units = (condition: (one: (typeof all)[number]) => boolean): number =>
        new Set(some.filter(condition).map(({ unitKey }) => unitKey)).size;
      const isDeclared = ({ declared }: (typeof all)[number]): boolean => declared === 'FAIL';
      const isOutside = ({ computed }: (typeof all)[number]): boolean => computed === 'FAIL';
      const isFailed = (one: (typeof all)[number]): boolean => isDeclared(one) || isOutside(one);
      return {
        procedure,
        name,
        failed: ratioOf(
          units(isFailed),
          units(({ value }) => value !== null),
        ),
        declaredFailedUnitCount: units(isDeclared),
        outOfLimitsUnitCount: units(isOutside),
        failedRunCount: some.filter(isFailed).length,
        contradictedRunCount: some.filter(
          (one) =>
            (one.declared === 'PASS' && isOutside(one)) || (isDeclared(one) && one.computed === 'PASS'),
        ).length,
      };
    },
  );
  return sortedBy(
    rows.filter(({ failed }) => failed.numerator > 0),
    ({ failed, procedure, name }) => [-failed.numerator, procedure, name],
  );
}

function isContradicted({ outcome, measurements }: BatchTestRun): boolean {
  const judged = measurements.filter(({ limits }) => limits.comparator !== 'LOG');
  if (measurements.some(({ computed }) => computed === 'FAIL')) return outcome === 'PASS';
  return judged.length > 0 && judged.every(({ computed }) => computed === 'PASS') && outcome === 'FAIL';
}

function namesOf<R>(
  runs: readonly R[],
  name: (run: R) => string,
): readonly (readonly [string, readonly R[]])[] {
  return sortedBy([...groupBy(runs, name)], ([text]) => [text]);
}
