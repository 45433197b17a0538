import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';

import { buildSchema, parse, validate } from 'graphql';

import { INHERITED } from '../../testkit/environment';

const ROOT = path.join(__dirname, '../../..');
const API = buildSchema(readFileSync(path.join(ROOT, 'schema/api.graphql'), 'utf8'));

/** What the graph was asked. */
export interface Asked {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** How a process ended. */
export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A graph that answers as a test says, and refuses what the schema does not know. */
export interface FakeGraph {
  /** All that was asked since the test began. */
  asked: Asked[];
  /** Answers a question that the schema knows. */
  answer: (asked: Asked) => object;
  /** Runs the command line as users do, the built program in a process of its own, and tells how it ended. */
  run(...words: readonly string[]): Promise<Ended>;
  close(): Promise<void>;
}

/** Starts a graph. MUST be closed. */
export async function startFakeGraph(): Promise<FakeGraph> {
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (text: string) => (body += text));
    request.on('end', () => {
      const asked = JSON.parse(body) as Asked;
      graph.asked.push(asked);
      const errors = validate(API, parse(asked.query));
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify(errors.length > 0 ? { errors } : graph.answer(asked)));
    });
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`;
  const graph: FakeGraph = {
    asked: [],
    answer: () => ({ data: {} }),
    run: async (...words) => {
      const program = path.join(ROOT, 'packages/cli/bin/tracegraph.js');
      const child = spawn(process.execPath, [program, ...words], {
        cwd: ROOT,
        env: { ...INHERITED, TRACEGRAPH_URL: url },
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      let [stdout, stderr] = ['', ''];
      child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
      child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
      const [code] = (await once(child, 'close')) as [number | null];
      return { code, stdout, stderr };
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return graph;
}
