import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

import { afterEach, describe, expect, it } from '@jest/globals';

import { INHERITED } from '../../testkit/environment';

const RUN_TYPESCRIPT = path.join(__dirname, '../gateway/run-typescript.cjs');

interface Ended {
  readonly code: number | null;
  readonly lines: readonly Readonly<Record<string, unknown>>[];
}

const children: ChildProcess[] = [];

afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});

/** A program that serves until it is told to end; `close` and `then` are the text of its functions. */
async function run(act: (child: ChildProcess) => void, close: string, then = ''): Promise<Ended> {
  const program = `
    const { closeOnSignals, createLogger } = require('@tracegraph/service-kit');
    const logger = createLogger('test', 'info');
    const serving = setInterval(() => undefined, 1000);
    const stopServing = () => clearInterval(serving);
    closeOnSignals(logger, ${close});
    logger.info('serving');
    ${then}`;
  const child = spawn(process.execPath, ['-r', RUN_TYPESCRIPT, '-e', program], {
    cwd: path.join(__dirname, '../../..'),
    env: INHERITED,
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  children.push(child);
  let output = '';
  let acted = false;
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    output += text;
    if (acted || !output.includes('"serving"')) return;
    acted = true;
    act(child);
  });
  // The event `close` does not come after the parent has disconnected.
  const [[code]] = (await Promise.all([once(child, 'exit'), once(child.stdout ?? child, 'end')])) as [
    [number | null],
    unknown,
  ];
  const lines = output
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  return { code, lines };
}

const inOrder = `async () => { await new Promise((done) => setTimeout(done, 50)); logger.info('closed'); stopServing(); }`;
const messages = ({ lines }: Ended) => lines.map(({ msg }) => msg);

describe('a process that is told to end', () => {
  it.each(['SIGTERM', 'SIGINT'] as const)('finishes what it serves on %s and ends with 0', async (signal) => {
    const ended = await run((child) => child.kill(signal), inOrder);
    expect(messages(ended)).toEqual(['serving', 'stopping', 'closed']);
    expect(ended.lines[1]).toMatchObject({ reason: signal, service: 'test' });
    expect(ended.code).toBe(0);
  });

  it('ends when the launcher that started it is gone, which only its IPC channel tells', async () => {
    const ended = await run((child) => {
      child.disconnect();
    }, inOrder);
    expect(messages(ended)).toEqual(['serving', 'stopping', 'closed']);
    expect(ended.lines[1]).toMatchObject({ reason: 'launcher gone' });
    expect(ended.code).toBe(0);
  });

  it('closes once, however often it is told', async () => {
    const ended = await run((child) => {
      child.kill('SIGTERM');
      child.kill('SIGINT');
      child.disconnect();
    }, inOrder);
    expect(messages(ended).filter((message) => message === 'closed')).toHaveLength(1);
    expect(ended.code).toBe(0);
  });

  it('ends with 1 where it could not stop in order, and says why', async () => {
    const ended = await run(
      (child) => child.kill('SIGTERM'),
      `async () => { throw new Error('store lost'); }`,
    );
    expect(ended.lines.at(-1)).toMatchObject({
      msg: 'did not stop in order',
      err: { message: 'store lost' },
    });
    expect(ended.code).toBe(1);
  });
});

describe('a process with an error that nobody caught', () => {
  it.each([
    ['thrown', `setTimeout(() => { throw new Error('lost'); }, 10);`, 'uncaught error'],
    ['rejected', `void Promise.reject(new Error('lost'));`, 'unhandled rejection'],
  ])('that was %s logs it, stops in order and ends with 1', async (_name, then, message) => {
    const ended = await run(() => undefined, inOrder, then);
    expect(messages(ended)).toEqual(['serving', message, 'stopping', 'closed']);
    expect(ended.lines[1]).toMatchObject({ err: { message: 'lost' } });
    expect(ended.code).toBe(1);
  });

  it('ends with 1 also where nothing is left to wait for', async () => {
    const ended = await run(
      () => undefined,
      `() => { stopServing(); process.disconnect(); return new Promise(() => undefined); }`,
      `setTimeout(() => { throw new Error('lost'); }, 10);`,
    );
    expect(ended.code).toBe(1);
  });

  it('ends with 1 also where the error came while it was stopping', async () => {
    const ended = await run(
      (child) => child.kill('SIGTERM'),
      `async () => { setTimeout(() => { throw new Error('lost'); }, 10); await new Promise((done) => setTimeout(done, 100)); }`,
    );
    expect(messages(ended)).toEqual(['serving', 'stopping', 'uncaught error']);
    expect(ended.code).toBe(1);
  });
});
