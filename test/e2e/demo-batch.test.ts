import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { afterAll, beforeAll } from '@jest/globals';
import { createHttpGraph, demoQuestion, generateDemoBatch, recordDemoBatch } from '@tracegraph/demo';

import { startGraph } from '../testkit/graph';
import type { TestGraph } from '../testkit/graph';
import { describeCost } from './audit-answer/cost.suite';
import { describeExpectedAnswers } from './audit-answer/expected-answers.suite';
import { describeIdentifiers } from './audit-answer/identifiers.suite';
import { describeDashboard } from './dashboard/dashboard.suite';
import { describeDeadSubgraphs } from './failure/dead-subgraph.suite';
import { describeReplay } from './recording/replay.suite';
import { describeLateBinding } from './reverse/late-binding.suite';
import { describeReverseQuestions } from './reverse/reverse.suite';
import { describeTwoHops } from './reverse/two-hop.suite';

// One graph of real processes and one recorded batch serve all suites: recording it is the dear part.
let graph: TestGraph;
let directory: string;
let demoUnits: readonly string[] = [];

beforeAll(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'tracegraph-e2e-'));
  await generateDemoBatch(directory);
  // The stories have a test of their own; here all that is recorded stands in the files of the batch.
  await rm(path.join(directory, 'stories'), { recursive: true });
  await mkdir(path.join(directory, 'stories'));
  graph = await startGraph();
  await recordDemoBatch({ directory, graph: createHttpGraph({ url: graph.url }) });
  await graph.settle();
  const { data } = await graph.ask<{ trace: { matches: { unit: { unitKey: string } }[] } }>(
    'query($identifier: String!) { trace(identifier: $identifier) { matches { unit { unitKey } } } }',
    { identifier: demoQuestion() },
  );
  const unitKey = data.trace.matches[0]?.unit.unitKey ?? '';
  demoUnits = Array.from({ length: 100 }, (_, n) =>
    unitKey.replace(/\d{5}$/, String(n + 1).padStart(5, '0')),
  );
}, 600_000);

afterAll(async () => {
  await graph.stop();
  await rm(directory, { recursive: true, force: true });
}, 30_000);

describeExpectedAnswers(
  () => graph,
  () => directory,
);
describeReplay(
  () => graph,
  () => directory,
);
describeCost(
  () => graph,
  () => demoUnits,
);
describeIdentifiers(() => graph);
describeReverseQuestions(
  () => graph,
  () => directory,
);
describeTwoHops(
  () => graph,
  () => directory,
);
describeDashboard(
  () => graph,
  () => directory,
);
describeLateBinding(() => graph);
describeDeadSubgraphs(
  () => graph,
  demoQuestion,
  () => demoUnits[3] ?? '',
);
