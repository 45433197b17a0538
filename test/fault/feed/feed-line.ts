import { randomBytes, randomUUID } from 'node:crypto';

import { findFreePort, startTestStores } from '@tracegraph/launcher';
import type { TestStores } from '@tracegraph/launcher';
import { parseSigningKeys, signRequest } from '@tracegraph/service-kit';

import { TestProcess } from '../../testkit/process';

/** The subgraph that owns the feed, one that follows it, and their stores. */
export interface FeedLine {
  readonly stores: TestStores<'units' | 'components'>;
  readonly units: TestProcess;
  readonly components: TestProcess;
  /** Asks the units subgraph; rejects where it does not answer. */
  ask<T>(query: string, variables: Readonly<Record<string, unknown>>): Promise<T>;
  stop(): Promise<void>;
}

/** Starts both processes over empty stores. MUST be stopped. */
export async function startFeedLine(): Promise<FeedLine> {
  const stores = await startTestStores(['units', 'components']);
  const keys = `test:${randomBytes(32).toString('hex')}`;
  const unitsOrigin = `http://127.0.0.1:${await findFreePort()}`;
  const componentsOrigin = `http://127.0.0.1:${await findFreePort()}`;
  const shared = { GATEWAY_SIGNING_KEYS: keys, OPERATOR_PSEUDONYM_KEY: 'cd'.repeat(32), LOG_LEVEL: 'fatal' };
  const units = new TestProcess(
    'units',
    'subgraphs/units/dist/main.js',
    { ...shared, PORT: new URL(unitsOrigin).port, DATABASE_URL: stores.urls.units.databaseUrl },
    unitsOrigin,
  );
  const components = new TestProcess(
    'components',
    'subgraphs/components/dist/main.js',
    {
      ...shared,
      PORT: new URL(componentsOrigin).port,
      DATABASE_URL: stores.urls.components.databaseUrl,
      UNITS_URL: `${unitsOrigin}/graphql`,
      UNITS_SIGNING_KEYS: keys,
    },
    componentsOrigin,
  );
  const stop = async (): Promise<void> => {
    await Promise.all([units.kill(), components.kill()]);
    await stores.stop();
  };
  try {
    await Promise.all([units.start(), components.start()]);
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    stores,
    units,
    components,
    ask: (query, variables) => ask(unitsOrigin, keys, { query, variables }),
    stop,
  };
}

async function ask<T>(origin: string, keys: string, question: object): Promise<T> {
  const body = JSON.stringify(question);
  const claims = { subject: 'line', roles: ['administrator'], party: null };
  const request = { method: 'POST', path: '/graphql', body };
  const shared = { audience: 'units', keys: parseSigningKeys(keys) };
  const response = await fetch(`${origin}/graphql`, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json', ...signRequest(request, claims, shared, randomUUID()) },
  });
  const { data, errors } = (await response.json()) as { data: T; errors?: readonly object[] };
  if (errors) throw new Error(JSON.stringify(errors));
  return data;
}
