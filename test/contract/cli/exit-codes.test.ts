import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { IncomingMessage, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';

import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';

import { INHERITED } from '../../testkit/environment';
import { A_FINAL_QC, A_TEST_RUN, anAnswer } from '../../unit/cli/an-answer';

const ROOT = path.join(__dirname, '../../..');

interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** The command line as users run it: the built program in a process of its own. */
async function tracegraph(words: readonly string[], variables: Record<string, string> = {}): Promise<Ended> {
  const child = spawn(process.execPath, [path.join(ROOT, 'packages/cli/bin/tracegraph.js'), ...words], {
    cwd: ROOT,
    env: { ...INHERITED, TRACEGRAPH_URL: url, ...variables },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [stdout, stderr] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, stdout, stderr };
}

let server: Server;
let url: string;
/** What the graph answers, as text; what it answers at paths of their own; and what it was asked. */
let answer: string;
const answers = new Map<string, string>();
let asked: { readonly headers: IncomingMessage['headers']; readonly body: string }[];

beforeAll(async () => {
  server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (text: string) => (body += text));
    request.on('end', () => {
      asked.push({ headers: request.headers, body });
      response.setHeader('content-type', 'application/json');
      response.end(answers.get(request.url ?? '') ?? answer);
    });
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`;
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});
beforeEach(() => {
  asked = [];
  answer = JSON.stringify({ data: anAnswer({ testRuns: [A_TEST_RUN], finalQc: A_FINAL_QC }) });
});

const NOTHING = { trace: { understoodAs: [], warnings: [], matches: [] } };
const ERROR = {
  message: 'down',
  path: ['trace', 'matches', 0, 'unit', 'firmware'],
  extensions: { code: 'X_Y' },
};

/** Audits of graphs that answer these texts, side by side. */
function auditEach(texts: readonly string[]): Promise<Ended[]> {
  return Promise.all(
    texts.map((text, at) => {
      answers.set(`/graphql/${at}`, text);
      return tracegraph(['audit', 'S1'], { TRACEGRAPH_URL: `${url}/${at}` });
    }),
  );
}

describe('tracegraph audit', () => {
  it('ends with 0 where the graph answered in full, and prints the report', async () => {
    const { code, stdout, stderr } = await tracegraph(['audit', 'S1']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^Asked: S1\n[^]*complete {6}every fact/);
  });

  it('asks the kept operation with the identifier as typed and the token', async () => {
    await tracegraph(['audit', '(01)09521234543213(21)A"B\\'], { TRACEGRAPH_TOKEN: 'token-1' });
    const [{ headers, body } = { headers: {}, body: '{}' }] = asked;
    expect(headers.authorization).toBe('Bearer token-1');
    expect(JSON.parse(body)).toMatchObject({
      query: expect.stringContaining('query AuditAnswer'),
      variables: { identifier: '(01)09521234543213(21)A"B\\' },
    });
    await tracegraph(['audit', 'S1']);
    expect(asked[1]?.headers).not.toHaveProperty('authorization');
  });

  it('prints with --json what the graph answered, unchanged', async () => {
    const { code, stdout } = await tracegraph(['audit', 'S1', '--json']);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toEqual(JSON.parse(answer));
  });

  it('ends with 1 only where the graph says that nothing is recorded', async () => {
    answer = JSON.stringify({ data: NOTHING });
    expect(await tracegraph(['audit', 'S1'])).toMatchObject({ code: 1, stderr: '' });
  });

  it('ends with 3 where the answer is partial: unanswered, empty or cut; and prints what came', async () => {
    const partial = [
      { data: anAnswer(), errors: [ERROR] },
      { data: NOTHING, errors: [ERROR] },
      { data: { trace: null } },
      { data: anAnswer({ contains: { truncated: true, items: [] } }) },
    ];
    for (const { code, stdout } of await auditEach(partial.map((one) => JSON.stringify(one)))) {
      expect(code).toBe(3);
      expect(stdout).toContain('Asked: S1');
    }
  }, 60_000);

  it('ends with 3 and GRAPH_UNREACHABLE where no GraphQL comes: never with 1, which would mean "not recorded"', async () => {
    for (const { code, stderr } of await auditEach(['<html>', 'null', '{"status":"ok"}'])) {
      expect(code).toBe(3);
      expect(stderr).toMatch(/^GRAPH_UNREACHABLE: /);
    }
  }, 60_000);

  it('ends with 3 where nobody listens, without showing the token', async () => {
    const { code, stderr } = await tracegraph(['audit', 'S1'], {
      TRACEGRAPH_URL: 'http://127.0.0.1:1/graphql',
      TRACEGRAPH_TOKEN: 'hunter2',
    });
    expect(code).toBe(3);
    expect(stderr).toMatch(/^GRAPH_UNREACHABLE: (?!.*hunter2)/);
  });

  it('ends with 3 where an answer of another shape is an error of the program', async () => {
    answer = '{"data":{"trace":{"matches":[{}]}}}';
    expect((await tracegraph(['audit', 'S1'])).code).toBe(3);
  });
});

describe('a command line used wrongly', () => {
  it('with a verb, an identifier, an option or a consent missing or too many ends with 2 and asks nothing', async () => {
    const wrong = [
      [],
      ['delete', 'S1'],
      ['audit'],
      ['audit', 'S1', 'S2'],
      ['audit', 'S1', '--fast'],
      ['demo'],
    ];
    for (const { code, stderr } of await Promise.all(wrong.map((words) => tracegraph(words)))) {
      expect(code).toBe(2);
      expect(stderr).not.toBe('');
    }
    expect(asked).toEqual([]);
  }, 60_000);

  it('in an environment that is not usable ends with 2 and names the variable, not its value', async () => {
    const { code, stderr } = await tracegraph(['audit', 'S1'], { TRACEGRAPH_URL: 'hunter2' });
    expect(code).toBe(2);
    expect(stderr).toMatch(/^ENVIRONMENT_INVALID: (?!.*hunter2).*TRACEGRAPH_URL/);
  });

  it('takes an identifier that begins with a hyphen after --', async () => {
    expect((await tracegraph(['audit', '--', '-S1'])).code).toBe(0);
    expect(JSON.parse(asked[0]?.body ?? '{}')).toMatchObject({ variables: { identifier: '-S1' } });
  });

  it('asked for help ends with 0', async () => {
    expect(await tracegraph(['audit', '--help'])).toMatchObject({ code: 0, stderr: '' });
  });
});
