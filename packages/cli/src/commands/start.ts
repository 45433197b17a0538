import { existsSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { demoQuestion, generateDemoBatch, createHttpGraph, recordDemoBatch } from '@tracegraph/demo';
import type { Graph } from '@tracegraph/demo';
import { readLauncherEnvironment, runUntilSignal } from '@tracegraph/launcher';
import type { ReadySystem } from '@tracegraph/launcher';

import { demoTotals } from '../demo-totals';

/** Time the followers of the unit feed may take to read the demo batch, in milliseconds. */
const SETTLE_MS = 60_000;

const POSITIONS = `{
  unitRecordConflicts(first: 1) { asOf { position } }
  componentRecordConflicts(first: 1) { asOf { position } }
  firmwareRecordConflicts(first: 1) { asOf { position } }
  provisioningRecordConflicts(first: 1) { asOf { position } }
}`;

/** `tracegraph start`, the main job: everything serves, and empty embedded stores get the demo batch. */
export async function start(): Promise<void> {
  await runUntilSignal({ onReady: welcome });
}

async function welcome(ready: ReadySystem): Promise<void> {
  const say = (line: string): void => void process.stdout.write(`${line}\n`);
  if (ready.embedded) await recordOnce(ready, say);
  say('');
  say(`tracegraph is ready at ${ready.gatewayUrl}`);
  say(`GraphQL in the browser: ${new URL('/graphiql', ready.gatewayUrl).href}`);
  if (ready.embedded) {
    say('Ask the first question in a second terminal:');
    say('');
    const address = new URL(ready.gatewayUrl).port === '4000' ? '' : `TRACEGRAPH_URL=${ready.gatewayUrl} `;
    say(`  ${address}npx --no-install tracegraph audit ${demoQuestion()}`);
  }
}

/** A mark says that the batch is under way, so that a start cut short is completed by the next one: all of it is replayed. */
async function recordOnce(ready: ReadySystem, say: (line: string) => void): Promise<void> {
  const { home } = readLauncherEnvironment();
  const mark = path.join(home, 'demo-under-way');
  if (ready.storesEmpty)
    await writeFile(mark, 'The demo batch is being recorded; the next start completes it.\n');
  if (!existsSync(mark)) return;
  say('recording the demo batch');
  const directory = path.join(home, 'demo');
  await generateDemoBatch(directory);
  const graph = createHttpGraph({ url: ready.gatewayUrl });
  const { stored, replayed } = demoTotals(await recordDemoBatch({ directory, graph }));
  await settle(graph);
  await rm(mark);
  say(
    `demo batch recorded: ${stored} records stored, ${replayed} stored before; its files are in ${directory}`,
  );
}

/** Waits until every subgraph has read what units recorded. */
async function settle(graph: Graph): Promise<void> {
  const until = Date.now() + SETTLE_MS;
  for (;;) {
    const { data } = await graph.execute(POSITIONS, {});
    const positions = new Set(Object.values(data ?? {}).map((page) => JSON.stringify(page)));
    if (positions.size === 1 || Date.now() > until) return;
    await sleep(100);
  }
}
