import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import type { TestStores } from '@tracegraph/launcher';

import type { LogLine, TestProcess } from './process';

/** Key of the pseudonyms of persons that every graph of the tests is started with, in hex. */
export const TEST_PSEUDONYM_KEY = 'ab'.repeat(32);

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

/** The processes of a graph by their names. */
export type Processes = Readonly<Record<SubgraphName | 'gateway', TestProcess>>;

/** What a question costs is counted in tests, not timed: a busy machine must not turn an answer into a timeout. */
export const PATIENT_GATEWAY = { SUBGRAPH_TIMEOUT_MS: '60000', REQUEST_DEADLINE_MS: '90000' } as const;

/** Starts all processes of a graph over its stores; when one does not start, all of it is stopped. MUST be stopped. */
export async function runGraph(stores: TestStores, processes: Processes): Promise<TestGraph> {
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
  const until = Date.now() + 300_000;
  for (;;) {
    const [units, ...others] = await Promise.all(SUBGRAPHS.map((name) => readiness(processes[name].origin)));
    const end = units?.asOf?.position ?? null;
    const read = [units?.feed?.asOf, ...others.map(({ asOf }) => asOf)].map((asOf) => asOf?.position ?? null);
    if (end !== null && read.every((position) => position === end)) return;
    if (Date.now() > until)
      throw new Error(`the followers did not catch up with ${end ?? 'nothing'}: ${read.join(', ')}`);
    await sleep(50);
  }
}

/** What `/ready` says: how far a subgraph has read the unit feed; for units where the feed ends, and how far it was taken in. */
interface Readiness {
  readonly asOf: { readonly position: string } | null;
  readonly feed?: { readonly asOf?: { readonly position: string } | null };
}

async function readiness(origin: string): Promise<Readiness> {
  return (await (await fetch(`${origin}/ready`)).json()) as Readiness;
}
