import { randomBytes } from 'node:crypto';

import { findFreePort, readTestServer, startTestStores } from '@tracegraph/launcher';
import type { TestStores } from '@tracegraph/launcher';

import { startComposedGraph } from './composed-graph';
import { TestProcess } from './process';
import { PATIENT_GATEWAY, runGraph, SUBGRAPHS, TEST_PSEUDONYM_KEY } from './running-graph';
import type { Processes, SubgraphName, TestGraph } from './running-graph';

export * from './running-graph';

/**
 * Starts all processes over empty stores: those of `npm start` over an embedded PostgreSQL, or, where
 * TRACEGRAPH_TEST_POSTGRES_URL names a server, those of docker-compose.yml over it. MUST be stopped.
 */
export async function startGraph(): Promise<TestGraph> {
  const server = readTestServer();
  if (server !== undefined) return startComposedGraph(server);
  return startGraphOver(await startTestStores(SUBGRAPHS));
}

/** Starts all processes of `npm start` over stores that are there; they are stopped with it. MUST be stopped. */
export async function startGraphOver(stores: TestStores): Promise<TestGraph> {
  return runGraph(stores, await createProcesses(stores));
}

async function createProcesses(stores: TestStores): Promise<Processes> {
  const ports = await Promise.all(['gateway', ...SUBGRAPHS].map(() => findFreePort()));
  const origins = ports.map((port) => `http://127.0.0.1:${port}`);
  const keys = Object.fromEntries(
    SUBGRAPHS.map((name) => [name, `test:${randomBytes(32).toString('hex')}`]),
  ) as Record<SubgraphName, string>;
  const gatewayVariables: Record<string, string> = { ...PATIENT_GATEWAY, PORT: String(ports[0]) };
  const subgraphs = SUBGRAPHS.map((name, at) => {
    const origin = origins[at + 1] ?? '';
    gatewayVariables[`${name.toUpperCase()}_URL`] = `${origin}/graphql`;
    gatewayVariables[`${name.toUpperCase()}_SIGNING_KEYS`] = keys[name];
    const environment = {
      PORT: String(ports[at + 1]),
      DATABASE_URL: stores.urls[name].databaseUrl,
      GATEWAY_SIGNING_KEYS: keys[name],
      OPERATOR_PSEUDONYM_KEY: TEST_PSEUDONYM_KEY,
      UNITS_URL: `${origins[1] ?? ''}/graphql`,
      UNITS_SIGNING_KEYS: keys.units,
    };
    return [name, new TestProcess(name, `subgraphs/${name}/dist/main.js`, environment, origin)] as const;
  });
  const gateway = new TestProcess('gateway', 'gateway/dist/main.js', gatewayVariables, origins[0] ?? '');
  return { ...(Object.fromEntries(subgraphs) as Record<SubgraphName, TestProcess>), gateway };
}
