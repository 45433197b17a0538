import { addFinding } from '@tracegraph/record';
import type { Draft } from '@tracegraph/record';

import type { StoreTables } from '../store/store';
import { noteAttempts } from './examine-claims';
import { noteFirmwareUnderTest } from './examine-firmware';
import { noteOperators } from './examine-operators';
import { noteResources, noteTimesReversed, noteUnknownStations } from './examine-places';
import { judgeRun } from './measurements-of-run';
import { packMeasurements } from './pack-measurements';
import type { RegisteredLimits, TestRunContent } from './read-test-run';

/** Notes everything about test runs that should not have happened; none of it keeps them from being stored. */
export async function examineTestRuns(
  tables: StoreTables,
  drafts: readonly Draft<TestRunContent>[],
  limits: ReadonlyMap<string, RegisteredLimits>,
): Promise<void> {
  await noteUnknownStations(tables, drafts);
  await noteResources(tables, drafts, ({ fixtureId }) => (fixtureId === null ? [] : [fixtureId]));
  await noteAttempts(tables, drafts, {
    kind: 'TEST_RUN',
    find: (unitKeys) =>
      tables.testRuns.findAttempts(unitKeys, [...new Set(drafts.map(({ content }) => content.procedure))]),
    series: (run) => run.procedure,
  });
  await noteFirmwareUnderTest(tables, drafts);
  await noteOperators(tables, drafts, ({ operatorId, startedTime }) => ({
    pseudonym: operatorId,
    time: startedTime,
  }));
  for (const draft of drafts) {
    noteTimesReversed(draft, 'The run', draft.content.startedTime, draft.content.endedTime);
    noteVerdict(draft, limits.get(draft.content.limitsSha256) ?? null);
  }
}

function noteVerdict(draft: Draft<TestRunContent>, limits: RegisteredLimits | null): void {
  const { limitsSha256, measurements, outcome, procedure } = draft.content;
  if (limits === null) {
    const message = `Limits ${limitsSha256} were not registered when this was recorded.`;
    addFinding(draft, 'TEST_LIMITS_UNKNOWN', message, { referenceKeys: [limitsSha256] });
    return;
  }
  if (limits.procedure !== procedure) {
    const message = `The limits are registered for ${limits.procedure}, the run is of ${procedure}.`;
    addFinding(draft, 'TEST_LIMITS_OF_OTHER_PROCEDURE', message);
  }
  const packed = packMeasurements(measurements, limits.items);
  for (const { code, message } of judgeRun(outcome, packed, limits.items).findings)
    addFinding(draft, code, message);
}
