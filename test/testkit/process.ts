import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { INHERITED } from './environment';

const ROOT = path.join(__dirname, '../..');
/** Only ends the wait for what never comes: on a busy machine a start takes long. */
const READY_MS = 150_000;

/** One line of a structured log. */
export type LogLine = Readonly<Record<string, unknown>>;

/** A process of the product under test: it can be killed and started again. */
export class TestProcess {
  private child: ChildProcess | undefined;
  private readonly output: string[] = [];

  /**
   * @param name shown where it does not start
   * @param main the built program, from the root of the checkout
   * @param environment all its variables besides PATH
   * @param origin its address, `http://127.0.0.1:<port>`
   */
  constructor(
    private readonly name: string,
    private readonly main: string,
    private readonly environment: Readonly<Record<string, string>>,
    readonly origin: string,
  ) {}

  /** Starts the process, unless it runs, and waits until it says that it is ready. */
  async start(): Promise<void> {
    if (this.child) return;
    const child = spawn(process.execPath, [path.join(ROOT, this.main)], {
      cwd: ROOT,
      env: { ...INHERITED, ...this.environment },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    this.child = child;
    child.stdout?.setEncoding('utf8').on('data', (text: string) => this.output.push(text));
    child.stderr?.setEncoding('utf8').on('data', (text: string) => this.output.push(text));
    const until = Date.now() + READY_MS;
    while (!(await this.isReady())) {
      if (child.exitCode !== null || Date.now() > until)
        throw new Error(`${this.name} is not ready: ${this.output.join('').slice(-2_000)}`);
      await sleep(50);
    }
  }

  /** Ends the process at once, as a crash would. */
  async kill(): Promise<void> {
    const child = this.child;
    this.child = undefined;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
  }

  /** The structured lines logged so far. */
  logLines(): readonly LogLine[] {
    return this.output
      .join('')
      .split('\n')
      .filter((line) => line.startsWith('{'))
      .map((line) => JSON.parse(line) as LogLine);
  }

  private async isReady(): Promise<boolean> {
    try {
      return (await fetch(`${this.origin}/ready`)).ok;
    } catch {
      return false;
    }
  }
}
