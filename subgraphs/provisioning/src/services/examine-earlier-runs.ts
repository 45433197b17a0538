import { appendFindings } from '@tracegraph/record';
import type { Draft } from '@tracegraph/record';

import type { TestOutcome } from '../entities/test-run';
import type { StoreTables } from '../store/store';
import { judgeRun } from './measurements-of-run';
import type { TestLimitsContent } from './register-test-limits';

/**
 * Adds to the list of findings what limits show of the runs recorded before them; MUST run in the transaction of the limits.
 * No statement where there are no limits.
 * @param limits whose content was not known before
 */
export async function examineEarlierRuns(
  tables: StoreTables,
  limits: readonly Draft<TestLimitsContent>[],
): Promise<void> {
  if (limits.length === 0) return;
  const items = new Map(limits.map(({ subjectKey, content }) => [subjectKey, content.items]));
  const runs = await tables.testRuns.findOfLimits([...items.keys()]);
  await appendFindings(
    tables.sql,
    runs.flatMap((run) => {
      const { findings } = judgeRun(
        run.outcome as keyof typeof TestOutcome,
        run,
        items.get(run.limitsSha256) ?? null,
      );
      return findings.map((finding) => ({
        kind: 'TEST_RUN',
        subjectKey: run.unitKey,
        eventId: run.eventId,
        eventTime: run.eventTimeText,
        unitKey: run.unitKey,
        finding,
      }));
    }),
  );
}
