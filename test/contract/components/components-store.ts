import { randomUUID } from 'node:crypto';

import { startTestStores } from '@tracegraph/launcher';
import { createPseudonymiser } from '@tracegraph/record';
import { currentRequest, runInRequest } from '@tracegraph/service-kit';
import { appendEvents } from '@tracegraph/unit-reference';
import { graphql } from 'graphql';

import { createContext } from '../../../subgraphs/components/src/context';
import { openStore } from '../../../subgraphs/components/src/store/store';
import { createSubgraph } from '../../../subgraphs/components/src/subgraph';

/** What became of one record. */
export interface Result {
  readonly status: string;
  readonly findings: readonly { readonly code: string; readonly message: string }[];
  readonly error: { readonly code: string; readonly path: string } | null;
}

/** An answer with what it cost. */
export interface Answer<T> {
  readonly data: T;
  readonly sqlStatements: number;
}

/** The schema of the subgraph over a store of its own. */
export interface ComponentsStore {
  /** With the application role. */
  readonly databaseUrl: string;
  ask<T>(source: string, variables?: Readonly<Record<string, unknown>>): Promise<Answer<T>>;
  /** Records a list; event ids and times are added where the inputs have none. */
  record(mutation: string, inputType: string, inputs: readonly object[]): Promise<readonly Result[]>;
  /** Tells the store that a unit was a place of a panel, as the feed of units does. */
  bind(unitKey: string, panelKey: string): Promise<void>;
  /** Rows of a table. */
  count(table: string): Promise<number>;
  stop(): Promise<void>;
}

/** Starts a store with the schema over it. MUST be stopped. */
export async function startComponentsStore(): Promise<ComponentsStore> {
  const stores = await startTestStores(['components']);
  const store = openStore(stores.urls.components.databaseUrl);
  const { schema } = createSubgraph();
  const pseudonymise = createPseudonymiser('ab'.repeat(32));
  const caller = {
    ...{ subject: 'test', roles: ['administrator'], party: null, requestId: 'test' },
    ...{ audience: 'components', issuedAt: 0, nonce: '' },
  };
  let position = 0;

  async function ask<T>(source: string, variableValues = {}): Promise<Answer<T>> {
    return runInRequest(randomUUID(), async () => {
      const contextValue = createContext({ caller, store, pseudonymise, asOf: null });
      const { data, errors } = await graphql({ schema, source, variableValues, contextValue });
      if (errors) throw errors[0]?.originalError ?? new Error(errors[0]?.message);
      return { data: data as T, sqlStatements: currentRequest()?.counts['sqlStatements'] ?? 0 };
    });
  }

  return {
    databaseUrl: stores.urls.components.databaseUrl,
    ask,
    record: async (mutation, inputType, inputs) => {
      const { data } = await ask<Record<string, { results: readonly Result[] }>>(
        `mutation($inputs: [${inputType}!]!) { ${mutation}(inputs: $inputs) { results { status findings { code message } error { code path } } } }`,
        {
          inputs: inputs.map((input) => ({
            eventId: randomUUID(),
            eventTime: '2026-03-02T08:00:00+01:00',
            ...input,
          })),
        },
      );
      return data[mutation]?.results ?? [];
    },
    bind: async (unitKey, panelKey) => {
      position += 1;
      const time = '2026-03-02T09:00:00Z';
      const event = {
        kind: 'BOUND' as const,
        unitKey,
        otherKey: panelKey,
        eventId: randomUUID(),
        payload: '{}',
      };
      await appendEvents(store.sql, [
        { ...event, position: `1.${position}`, eventTime: time, recordTime: time },
      ]);
    },
    count: async (table) => {
      const [row] = await store.sql.$queryRawUnsafe<{ n: number }[]>(
        `SELECT count(*)::int AS n FROM ${table}`,
      );
      return row?.n ?? 0;
    },
    stop: async () => {
      await store.close();
      await stores.stop();
    },
  };
}
