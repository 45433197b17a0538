import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createHttpGraph, generateDemoBatch, recordDemoBatch, type DemoBatchCounts } from '@tracegraph/demo';

import { INHERITED } from '../testkit/environment';
import { startGraph } from '../testkit/graph';
import type { TestGraph } from '../testkit/graph';
import { readWalks, shows } from './stories/walks';
import { readWords } from './stories/words';

const PROGRAM = path.join(__dirname, '../../packages/cli/bin/tracegraph.js');
const PREFIX = 'npx --no-install tracegraph ';
const walks = readWalks();

let graph: TestGraph;
let directory: string;
let counts: DemoBatchCounts;

// The batch is recorded too: the stories' counts are what a user sees who has both.
beforeAll(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'tracegraph-stories-'));
  await generateDemoBatch(directory);
  graph = await startGraph();
  counts = await recordDemoBatch({ directory, graph: createHttpGraph({ url: graph.url }) });
  await graph.settle();
}, 600_000);

afterAll(async () => {
  await graph.stop();
  await rm(directory, { recursive: true, force: true });
}, 30_000);

/** What a command of the page prints, and how it ends: with 1 where it lists nothing. */
async function run(command: string): Promise<{ readonly code: number; readonly printed: readonly string[] }> {
  const options = { env: { ...INHERITED, TRACEGRAPH_URL: graph.url }, maxBuffer: 1e8 };
  const words = readWords(command.slice(PREFIX.length));
  const toLines = (stdout: string) => stdout.split('\n');
  try {
    const { stdout } = await promisify(execFile)(process.execPath, [PROGRAM, ...words], options);
    return { code: 0, printed: toLines(stdout) };
  } catch (error) {
    const { code, stdout } = error as { readonly code?: unknown; readonly stdout?: unknown };
    if (typeof code !== 'number' || typeof stdout !== 'string') throw error;
    return { code, printed: toLines(stdout) };
  }
}

describe('docs/stories.md', () => {
  it('walks through the stories seven times, and says after each command and question what to see', () => {
    expect(walks.map(({ title }) => title.slice(0, 6))).toEqual(
      Array.from({ length: 7 }, (_, at) => `Walk ${at + 1}`),
    );
    expect(walks.filter(({ steps }) => steps.length < 3)).toEqual([]);
    const commands = walks.flatMap(({ steps }) =>
      steps.flatMap((step) => (step.kind === 'command' ? [step.command] : [])),
    );
    expect(commands.filter((command) => !command.startsWith(PREFIX))).toEqual([]);
  });
});

describe('a command of the page', () => {
  it('is read as a shell reads it', () => {
    expect(readWords(`where-used lot "Ada's Parts"  A\\ 1 'x "y"' --n"ow"`)).toEqual([
      ...['where-used', 'lot', "Ada's Parts", 'A 1', 'x "y"', '--now'],
    ]);
    expect(readWords('""')).toEqual(['']);
    expect(() => readWords('audit "open')).toThrow('Not a plain word at 6');
    expect(() => readWords('audit x > file')).toThrow('Not a plain word at 8');
  });
});

describe('recording the stories', () => {
  it('notices what is wrong in them, and in the batch nothing of that', () => {
    const noticed = Object.values(counts).flatMap(({ findings }) => Object.entries(findings));
    const totals = new Map<string, number>();
    for (const [code, count] of noticed) totals.set(code, (totals.get(code) ?? 0) + count);
    expect(Object.fromEntries(totals)).toMatchObject({
      CALIBRATION_OVERDUE: 4,
      DECLARED_PASS_OUT_OF_LIMITS: 1,
      IDENTITY_ALREADY_HELD: 1,
      RUN_OUTCOME_DIFFERS: 1,
    });
  });
});

for (const { title, steps } of walks) {
  describe(title, () => {
    for (const [at, step] of steps.entries()) {
      const name = step.kind === 'command' ? step.command : `question ${step.query.split('\n')[0] ?? ''}`;
      it(`shows what the page says of step ${at + 1}: ${name}`, async () => {
        if (step.kind === 'question') {
          const { data, errors } = await graph.ask(step.query);
          expect({ data, errors }).toEqual({ data: step.answer });
          return;
        }
        const { code, printed } = await run(step.command);
        expect(code).toBe(step.lines.some((line) => /^(Units|Findings): 0\b/.test(line)) ? 1 : 0);
        // In their order: each line is looked for below the one before.
        let below = 0;
        const missing = step.lines.filter((line) => {
          const found = printed.findIndex((text, place) => place >= below && shows(text, line));
          if (found !== -1) below = found + 1;
          return found === -1;
        });
        expect({ missing, printed: missing.length > 0 ? printed : [] }).toEqual({ missing: [], printed: [] });
      }, 120_000);
    }
  });
}
