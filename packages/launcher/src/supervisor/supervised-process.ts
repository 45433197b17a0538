import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import type { WriteStream } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

import { TraceError } from '@tracegraph/service-kit';

/** Pauses before the restarts that follow one another, in milliseconds; the last one repeats. */
const BACKOFF_MS = [500, 1_000, 2_000, 5_000, 10_000, 30_000];
/** A process that lived this long starts again with the first pause. */
const STEADY_MS = 60_000;
const READY_MS = 90_000;
const PAUSE_MS = 100;
/** A process that does not end within this time is killed. */
const GRACE_MS = 15_000;

/** One program of ours that is to run all the time. */
export interface ProcessPlan {
  /** Names it in messages and names its log file. */
  readonly name: string;
  /** A built JavaScript file, absolute. */
  readonly program: string;
  /** All its variables; nothing else is inherited. */
  readonly environment: Readonly<Record<string, string>>;
  /** Answers 200 when the process can serve. */
  readonly readyUrl: string;
}

/** Where the output of a process goes and who is told of its restarts. */
export interface ProcessSurroundings {
  /** A folder; the output is appended to `<name>.log` there. */
  readonly logs: string;
  readonly logToTerminal: boolean;
  /** Takes one plain line. */
  readonly report: (line: string) => void;
  /** Ends the wait for readiness. */
  readonly signal?: AbortSignal;
}

/**
 * Keeps one program running: restarts it when it dies, with growing pauses. It ends with this process, even after
 * `kill -9`, because its IPC channel closes then.
 */
export class SupervisedProcess {
  private child: ChildProcess | undefined;
  private stopping = false;
  private failures = 0;
  private readonly restartPause = new AbortController();
  private readonly log: WriteStream;
  readonly logFile: string;

  constructor(
    private readonly plan: ProcessPlan,
    private readonly surroundings: ProcessSurroundings,
  ) {
    this.logFile = join(surroundings.logs, `${plan.name}.log`);
    this.log = createWriteStream(this.logFile, { flags: 'a', mode: 0o600 });
    this.log.on('error', () => undefined);
  }

  /**
   * Starts the program and waits until it serves; from then on it is restarted when it dies.
   * @throws TraceError PROCESS_ENDED_EARLY, PROCESS_NOT_READY
   */
  async start(): Promise<void> {
    const child = this.spawn();
    const deadline = Date.now() + READY_MS;
    while (!(await answersReady(this.plan.readyUrl))) {
      this.surroundings.signal?.throwIfAborted();
      if (hasEnded(child)) throw this.failed('PROCESS_ENDED_EARLY', `it ended with ${endOf(child)}`);
      if (Date.now() > deadline)
        throw this.failed('PROCESS_NOT_READY', `it was not after ${READY_MS / 1_000} s`);
      await wait(PAUSE_MS);
    }
    this.keepAlive(child);
  }

  /** Asks the program to end in order and waits; kills it when it does not. */
  async stop(): Promise<void> {
    this.stopping = true;
    this.restartPause.abort();
    const child = this.child;
    if (child && !hasEnded(child)) {
      const ended = new Promise<void>((done) =>
        child.once('exit', () => {
          done();
        }),
      );
      child.kill('SIGTERM');
      const killer = setTimeout(() => child.kill('SIGKILL'), GRACE_MS);
      await ended;
      clearTimeout(killer);
    }
    await new Promise<void>((done) =>
      this.log.end(() => {
        done();
      }),
    );
  }

  private spawn(): ChildProcess {
    // A session of its own: Ctrl-C reaches only the launcher, which stops the processes in their order.
    const child = spawn(process.execPath, [this.plan.program], {
      env: this.plan.environment,
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      detached: true,
    });
    child.on('error', () => undefined);
    child.stdout?.pipe(this.log, { end: false });
    child.stderr?.pipe(this.log, { end: false });
    if (this.surroundings.logToTerminal) {
      child.stdout?.pipe(process.stdout, { end: false });
      child.stderr?.pipe(process.stderr, { end: false });
    }
    this.child = child;
    return child;
  }

  private keepAlive(child: ChildProcess): void {
    const started = Date.now();
    const onEnd = (): void => {
      if (!this.stopping) void this.restart(child, Date.now() - started);
    };
    if (hasEnded(child)) onEnd();
    else child.once('exit', onEnd);
  }

  private async restart(dead: ChildProcess, livedMs: number): Promise<void> {
    this.failures = livedMs > STEADY_MS ? 0 : this.failures + 1;
    const pause = BACKOFF_MS[Math.min(this.failures, BACKOFF_MS.length - 1)] ?? 0;
    const { name } = this.plan;
    this.surroundings.report(
      `${name} ended with ${endOf(dead)}; restarting in ${pause / 1_000} s (${this.logFile})`,
    );
    await wait(pause, undefined, { signal: this.restartPause.signal }).catch(() => undefined);
    if (this.isStopping()) return;
    this.keepAlive(this.spawn());
    await this.reportReady();
  }

  private async reportReady(): Promise<void> {
    const child = this.child;
    while (child && child === this.child && !hasEnded(child) && !this.isStopping()) {
      if (await answersReady(this.plan.readyUrl)) {
        this.surroundings.report(`${this.plan.name} is ready again`);
        return;
      }
      await wait(PAUSE_MS);
    }
  }

  /** Asked anew after each pause, in which it may have changed. */
  private isStopping(): boolean {
    return this.stopping;
  }

  private failed(code: string, what: string): TraceError {
    return new TraceError(
      code,
      `Expected ${this.plan.name} to become ready, but ${what}: see ${this.logFile}.`,
      { details: { process: this.plan.name } },
    );
  }
}

async function answersReady(url: string): Promise<boolean> {
  try {
    const answer = await fetch(url, { signal: AbortSignal.timeout(2_000) });
    await answer.arrayBuffer();
    return answer.status === 200;
  } catch {
    return false;
  }
}

function hasEnded(child: ChildProcess): boolean {
  return child.pid === undefined || child.exitCode !== null || child.signalCode !== null;
}

function endOf(child: ChildProcess): string {
  return child.signalCode ?? `exit code ${child.exitCode ?? 'unknown'}`;
}
