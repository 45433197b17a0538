import { randomBytes, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { findFreePort, startTestStores } from '@tracegraph/launcher';
import type { TestStores } from '@tracegraph/launcher';

import { TestProcess } from './process';
import type { LogLine } from './process';

/** The subgraphs, in the order of their ports. */
export const SUBGRAPHS = ['units', 'components', 'firmware', 'provisioning'] as const;
/** The name of a subgraph. */
export type SubgraphName = (typeof SUBGRAPHS)[number];

/** An error as the graph answers it. */
export interface AnswerError {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly extensions: { readonly code: string; readonly serviceName?: string };
}

/** An answer with what it cost. */
export interface Answer<T> {
  readonly data: T;
  readonly errors?: readonly AnswerError[];
  readonly extensions?: { readonly asOf?: Readonly<Record<string, { readonly position: string }>> };
  /** Counts of the gateway: requests to subgraphs, representations, waves. */
  readonly counts: OperationCounts;
  readonly requestId: string;
}

/** What the gateway says an operation cost. */
export interface OperationCounts {
  readonly subgraphRequests: Readonly<Record<string, number>>;
  readonly representations: Readonly<Record<string, number>>;
  readonly waves: number;
}

/** The whole graph as real processes over an own PostgreSQL. */
export interface TestGraph {
  readonly url: string;
  readonly stores: TestStores;
  ask<T>(query: string, variables?: Readonly<Record<string, unknown>>): Promise<Answer<T>>;
  kill(name: SubgraphName): Promise<void>;
  start(name: SubgraphName): Promise<void>;
  /** The access-log lines of a subgraph for one request, once they are written. */
  accessLines(name: SubgraphName, requestId: string, expected: number): Promise<readonly LogLine[]>;
  /** Waits until every follower has read what units had recorded when this was called. */
  settle(): Promise<void>;
  stop(): Promise<void>;
}

const OPERATIONS = path.join(__dirname, '../../schema/operations');

/** The text of an operation of schema/operations. */
export function readOperation(name: string): string {
  return readFileSync(path.join(OPERATIONS, `${name}.graphql`), 'utf8');
}

/** Starts all processes over empty stores. MUST be stopped. */
export async function startGraph(): Promise<TestGraph> {
  const stores = await startTestStores(SUBGRAPHS);
  const processes = await createProcesses(stores);
  const all = [...SUBGRAPHS.map((name) => processes[name]), processes.gateway];
  const stop = async (): Promise<void> => {
    await Promise.all(all.map((one) => one.kill()));
    await stores.stop();
  };
  try {
    await Promise.all(all.map((one) => one.start()));
  } catch (error) {
    await stop();
    throw error;
  }
  const url = `${processes.gateway.origin}/graphql`;
  return {
    url,
    stores,
    ask: (query, variables = {}) => ask(url, query, variables),
    kill: (name) => processes[name].kill(),
    start: (name) => processes[name].start(),
    accessLines: (name, requestId, expected) => accessLines(processes[name], requestId, expected),
    settle: () => settle(processes),
    stop,
  };
}

type Processes = Readonly<Record<SubgraphName | 'gateway', TestProcess>>;

async function createProcesses(stores: TestStores): Promise<Processes> {
  const ports = await Promise.all(['gateway', ...SUBGRAPHS].map(() => findFreePort()));
  const origins = ports.map((port) => `http://127.0.0.1:${port}`);
  const keys = Object.fromEntries(
    SUBGRAPHS.map((name) => [name, `test:${randomBytes(32).toString('hex')}`]),
  ) as Record<SubgraphName, string>;
  const pseudonymKey = 'ab'.repeat(32);
  // What a question costs is counted here, not timed: a busy machine must not turn an answer into a timeout.
  const gatewayVariables: Record<string, string> = {
    PORT: String(ports[0]),
    SUBGRAPH_TIMEOUT_MS: '60000',
    REQUEST_DEADLINE_MS: '90000',
  };
  const subgraphs = SUBGRAPHS.map((name, at) => {
    const origin = origins[at + 1] ?? '';
    gatewayVariables[`${name.toUpperCase()}_URL`] = `${origin}/graphql`;
    gatewayVariables[`${name.toUpperCase()}_SIGNING_KEYS`] = keys[name];
    const environment = {
      PORT: String(ports[at + 1]),
      DATABASE_URL: stores.urls[name].databaseUrl,
      GATEWAY_SIGNING_KEYS: keys[name],
      OPERATOR_PSEUDONYM_KEY: pseudonymKey,
      UNITS_URL: `${origins[1] ?? ''}/graphql`,
      UNITS_SIGNING_KEYS: keys.units,
    };
    return [name, new TestProcess(name, `subgraphs/${name}/dist/main.js`, environment, origin)] as const;
  });
  const gateway = new TestProcess('gateway', 'gateway/dist/main.js', gatewayVariables, origins[0] ?? '');
  return { ...(Object.fromEntries(subgraphs) as Record<SubgraphName, TestProcess>), gateway };
}

async function ask<T>(
  url: string,
  query: string,
  variables: Readonly<Record<string, unknown>>,
): Promise<Answer<T>> {
  const requestId = randomUUID();
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-request-id': requestId },
    body: JSON.stringify({ query, variables }),
  });
  const counts = JSON.parse(response.headers.get('x-tracegraph-counts') ?? '{}') as OperationCounts;
  return { ...((await response.json()) as Omit<Answer<T>, 'counts' | 'requestId'>), counts, requestId };
}

/** A log line may be written a moment after the answer was sent. */
async function accessLines(
  from: TestProcess,
  requestId: string,
  expected: number,
): Promise<readonly LogLine[]> {
  const until = Date.now() + 5_000;
  for (;;) {
    const lines = from.logLines().filter((line) => line.requestId === requestId && line.msg === 'answered');
    if (lines.length >= expected || Date.now() > until) return lines;
    await sleep(20);
  }
}

async function settle(processes: Processes): Promise<void> {
  const until = Date.now() + 30_000;
  for (;;) {
    const [end, ...read] = await Promise.all(SUBGRAPHS.map((name) => positionOf(processes[name].origin)));
    if (end !== null && read.every((position) => position === end)) return;
    if (Date.now() > until)
      throw new Error(`the followers did not catch up with ${end ?? 'nothing'}: ${read.join(', ')}`);
    await sleep(50);
  }
}

/** How far a subgraph has read the unit feed; for units: where the feed ends. */
async function positionOf(origin: string): Promise<string | null> {
  const ready = (await (await fetch(`${origin}/ready`)).json()) as { asOf: { position: string } | null };
  return ready.asOf?.position ?? null;
}
