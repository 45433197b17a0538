import { addFinding } from '@tracegraph/record';
import type { Draft } from '@tracegraph/record';
import { createBoundKeyLoader } from '@tracegraph/unit-reference';

import { QcResult } from '../entities/qc-decision';
import type { RunOutcome } from '../store/test-run.store';
import type { StoreTables } from '../store/store';
import { effectiveRows } from './effective-rows';
import type { QcDecisionContent } from './record-qc-decisions';

/** The gate after which a unit may leave. */
const FINAL_GATE = 'FINAL';

/** Notes units that final quality control passed although the latest run of a procedure had not passed. */
export async function noteFailedTests(
  tables: StoreTables,
  drafts: readonly Draft<QcDecisionContent>[],
): Promise<void> {
  const passed = drafts.filter(
    ({ content }) => content.gate === FINAL_GATE && content.result === QcResult.PASS,
  );
  if (passed.length === 0) return;
  const boundKeys = createBoundKeyLoader(tables.sql);
  const keys = await Promise.all(passed.map((draft) => boundKeys.load(draft.subjectKey)));
  const found = await tables.testRuns.findOutcomes([...new Set(keys.flat())]);
  const runs = await effectiveRows(tables, found, 'TEST_RUN', (row) => row.unitKey);
  passed.forEach((draft, at) => {
    const before = runs.filter(
      (run) => keys[at]?.includes(run.unitKey) && run.startedTime <= new Date(draft.content.eventTime),
    );
    for (const run of latestOfEach(before)) {
      if (run.outcome === 'PASS') continue;
      const message = `The latest run of ${run.procedure}, attempt ${run.attempt}, ended with ${run.outcome}.`;
      addFinding(draft, 'QC_PASS_AFTER_FAILED_TEST', message);
    }
  });
}

/** Of each procedure the latest run; runs come in the order of time. */
function latestOfEach(runs: readonly RunOutcome[]): readonly RunOutcome[] {
  return [...new Map(runs.map((run) => [run.procedure, run])).values()];
}
