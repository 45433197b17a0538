import type { Recorded } from '@tracegraph/record';
import DataLoader from 'dataloader';

import type { TestOutcome } from '../entities/test-run';
import type { TestLimitsContentModel, TestRunModel } from '../generated/models';
import type { LimitItem } from '../services/judge-measurement';
import { judgeRun } from '../services/measurements-of-run';
import type { JudgedRun } from '../services/measurements-of-run';

/** Test runs with their limits and verdicts, each judged once a request. */
export type JudgedRunLoader = DataLoader<Recorded<TestRunModel>, JudgedRun>;

/** @param limitsContents what limits are, by their hash */
export function createJudgedRunLoader(
  limitsContents: DataLoader<string, TestLimitsContentModel | null>,
): JudgedRunLoader {
  return new DataLoader(async (runs) => {
    const contents = await Promise.all(runs.map((run) => limitsContents.load(run.limitsSha256)));
    return runs.map((run, at) => {
      const items = (contents[at]?.items ?? null) as unknown as readonly LimitItem[] | null;
      return judgeRun(run.outcome as keyof typeof TestOutcome, run, items);
    });
  });
}
