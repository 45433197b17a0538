import { existsSync } from 'node:fs';

import { TraceError } from '@tracegraph/service-kit';

import type { LauncherEnvironment } from '../environment';
import { openHome } from '../home/home';
import type { Home } from '../home/home';
import { isPortFree } from '../postgres/free-port';
import { gatewayOrigin, localSubgraphs, planGateway, planSubgraph } from './process-plans';
import { startStores } from './stores-of-start';
import { SupervisedProcess } from './supervised-process';
import type { ProcessPlan } from './supervised-process';

/** What is known when everything serves. */
export interface ReadySystem {
  /** The gateway's GraphQL address. */
  readonly gatewayUrl: string;
  /** All four stores live in the embedded PostgreSQL of this launcher, and no subgraph runs elsewhere. */
  readonly embedded: boolean;
  /** No embedded store holds a record; false when none is embedded. */
  readonly storesEmpty: boolean;
}

/** How {@link startAll} talks to its caller. */
export interface StartOptions {
  /** Called once, when every process answers. What it throws ends the start. */
  readonly onReady?: (ready: ReadySystem) => Promise<void> | void;
  /** Takes one plain line of progress; default standard output. */
  readonly report?: (line: string) => void;
  /** Folder that holds `subgraphs/`, `gateway/` and `prisma/`, absolute; default the checkout. */
  readonly root?: string;
  /** Ends a start that is under way: it stops what runs and throws the signal's reason. */
  readonly signal?: AbortSignal;
}

/** A running system. */
export interface RunningSystem {
  /** Stops gateway, subgraphs and PostgreSQL, in this order. Calling it again waits for the same stop. */
  stop(): Promise<void>;
}

type Stop = () => Promise<void>;

/**
 * Starts PostgreSQL, migrates the stores, and starts the subgraphs and the gateway; returns when all are ready and
 * `onReady` is done. What was started is stopped again when it fails.
 * @throws TraceError as in errors.ts
 */
export async function startAll(
  environment: LauncherEnvironment,
  options: StartOptions = {},
): Promise<RunningSystem> {
  const report = options.report ?? printLine;
  const started: Stop[] = [];
  let stopping: Promise<void> | undefined;
  const stop = (): Promise<void> => (stopping ??= stopInReverse(started));
  try {
    const home = await openHome(environment.home);
    started.push(() => home.release());
    const ready = await startEverything({ ...options, environment, home, report, started });
    await untilAborted(options.signal, options.onReady?.(ready));
    return { stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

interface StartContext extends StartOptions {
  readonly environment: LauncherEnvironment;
  readonly home: Home;
  readonly report: (line: string) => void;
  /** Grows with each part that runs. */
  readonly started: Stop[];
}

async function startEverything(context: StartContext): Promise<ReadySystem> {
  const { environment, home, report, started, root, signal } = context;
  const names = localSubgraphs(environment);
  // The plans need no store yet to say which programs and ports they take: an obstacle is told before anything starts.
  const sketch = { environment, secrets: home.secrets, urls: new Map(), root };
  await assertStartable([...names.map((name) => planSubgraph(name, sketch)), planGateway(sketch)]);

  const stores = await startStores(environment, home, names, { report, root, signal });
  started.push(() => stores.stop());
  const input = { environment, secrets: home.secrets, urls: stores.urls, root };
  await startProcesses(
    names.map((name) => planSubgraph(name, input)),
    context,
  );
  await startProcesses([planGateway(input)], context);

  const origin = gatewayOrigin(environment);
  report(`tracegraph is ready: ${origin}/graphql`);
  return {
    gatewayUrl: `${origin}/graphql`,
    embedded: stores.embedded.length === Object.keys(environment.stores).length,
    storesEmpty: stores.embedded.length > 0 && (await stores.areEmbeddedEmpty()),
  };
}

/** Starts processes side by side; each is stopped later even when another one fails now. */
async function startProcesses(plans: readonly ProcessPlan[], context: StartContext): Promise<void> {
  const { environment, home, report, started, signal } = context;
  signal?.throwIfAborted();
  const surroundings = { logs: home.logs, logToTerminal: environment.logToTerminal, report, signal };
  const processes = plans.map((plan) => ({ plan, process: new SupervisedProcess(plan, surroundings) }));
  started.push(async () => {
    await Promise.all(processes.map(({ process }) => process.stop()));
  });
  await Promise.all(
    processes.map(async ({ plan, process }) => {
      await process.start();
      report(`${plan.name} is ready on port ${new URL(plan.readyUrl).port}`);
    }),
  );
}

async function assertStartable(plans: readonly ProcessPlan[]): Promise<void> {
  for (const { name, program, environment } of plans) {
    if (!existsSync(program)) {
      throw new TraceError('PROCESS_NOT_BUILT', `Expected ${program} to be built: run \`npm run build\`.`);
    }
    const port = Number(environment['PORT']);
    if (!(await isPortFree(port, environment['HOST']))) {
      throw new TraceError(
        'PORT_TAKEN',
        `Expected port ${port} to be free for ${name}, but another program uses it: stop that or choose another PORT.`,
        { details: { port, process: name } },
      );
    }
  }
}

async function untilAborted(signal: AbortSignal | undefined, work: Promise<void> | void): Promise<void> {
  if (!signal) return work;
  signal.throwIfAborted();
  let onAbort: (() => void) | undefined;
  const aborted = new Promise<never>((_, fail) => {
    onAbort = () => {
      fail(signal.reason as Error);
    };
    signal.addEventListener('abort', onAbort);
  });
  try {
    await Promise.race([work, aborted]);
  } finally {
    if (onAbort) signal.removeEventListener('abort', onAbort);
  }
}

async function stopInReverse(started: readonly Stop[]): Promise<void> {
  const failures: unknown[] = [];
  for (const stop of [...started].reverse()) {
    await stop().catch((error: unknown) => failures.push(error));
  }
  if (failures.length > 0) throw failures[0];
}

function printLine(line: string): void {
  process.stdout.write(`${line}\n`);
}
