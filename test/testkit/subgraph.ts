import { randomBytes, randomUUID } from 'node:crypto';

import { findFreePort, startTestStores } from '@tracegraph/launcher';
import type { StoreUrls } from '@tracegraph/launcher';
import { parseSigningKeys, signRequest } from '@tracegraph/service-kit';

import type { AnswerError, SubgraphName } from './graph';
import { TestProcess } from './process';

/** One subgraph as a real process over an own PostgreSQL, asked as the gateway asks it. */
export interface TestSubgraph {
  readonly urls: StoreUrls;
  readonly origin: string;
  ask<T>(query: string, variables?: Readonly<Record<string, unknown>>): Promise<SubgraphAnswer<T>>;
  /** Ends the process as a crash would, and starts it again over the same store. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

/** An answer of a subgraph. */
export interface SubgraphAnswer<T> {
  readonly data: T;
  readonly errors?: readonly AnswerError[];
}

/** Starts one subgraph over an empty store. MUST be stopped. */
export async function startSubgraphAlone(name: SubgraphName): Promise<TestSubgraph> {
  const stores = await startTestStores([name]);
  const keys = `test:${randomBytes(32).toString('hex')}`;
  const port = await findFreePort();
  const origin = `http://127.0.0.1:${port}`;
  const environment = {
    PORT: String(port),
    DATABASE_URL: stores.urls[name].databaseUrl,
    GATEWAY_SIGNING_KEYS: keys,
    OPERATOR_PSEUDONYM_KEY: 'cd'.repeat(32),
    // Nobody serves the unit feed here: a subgraph answers all the same.
    UNITS_URL: `http://127.0.0.1:${await findFreePort()}/graphql`,
    UNITS_SIGNING_KEYS: keys,
  };
  const subgraph = new TestProcess(name, `subgraphs/${name}/dist/main.js`, environment, origin);
  const stop = async (): Promise<void> => {
    await subgraph.kill();
    await stores.stop();
  };
  try {
    await subgraph.start();
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    urls: stores.urls[name],
    origin,
    ask: (query, variables = {}) => ask(origin, name, keys, { query, variables }),
    restart: async () => {
      await subgraph.kill();
      await subgraph.start();
    },
    stop,
  };
}

async function ask<T>(
  origin: string,
  audience: string,
  keys: string,
  question: object,
): Promise<SubgraphAnswer<T>> {
  const body = JSON.stringify(question);
  const claims = { subject: 'test', roles: ['administrator'], party: null };
  const signed = signRequest(
    { method: 'POST', path: '/graphql', body },
    claims,
    { audience, keys: parseSigningKeys(keys) },
    randomUUID(),
  );
  const response = await fetch(`${origin}/graphql`, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json', ...signed },
  });
  return (await response.json()) as SubgraphAnswer<T>;
}
