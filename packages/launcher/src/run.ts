import { TraceError } from '@tracegraph/service-kit';

import { readLauncherEnvironment } from './environment';
import { startAll } from './supervisor/start-all';
import type { StartOptions } from './supervisor/start-all';

const SIGNALS = ['SIGTERM', 'SIGINT', 'SIGHUP'] as const;

/**
 * The program `start`: runs the whole system until it is told to stop, then ends the process. Exit code 0 after a stop
 * in order, 1 after a failed start. A second signal ends it at once; the servers left behind end or are adopted.
 * @param options as of {@link startAll}
 */
export async function runUntilSignal(options: Omit<StartOptions, 'signal'> = {}): Promise<void> {
  const { signal } = stopSignal();
  try {
    const system = await startAll(readLauncherEnvironment(), { ...options, signal });
    await new Promise<void>((done) => {
      if (signal.aborted) done();
      signal.addEventListener('abort', () => {
        done();
      });
    });
    await system.stop();
    process.exit(0);
  } catch (error) {
    if (signal.aborted && error === signal.reason) process.exit(0);
    process.stderr.write(`${describe(error)}\n`);
    process.exit(1);
  }
}

function stopSignal(): AbortController {
  const controller = new AbortController();
  for (const name of SIGNALS) {
    process.on(name, () => {
      if (controller.signal.aborted) process.exit(1);
      process.stdout.write(`${name}: stopping; once more ends at once\n`);
      controller.abort(new Error(name));
    });
  }
  return controller;
}

function describe(error: unknown): string {
  if (error instanceof TraceError) return `${error.code}: ${error.message}`;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
