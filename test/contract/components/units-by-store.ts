import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

import { startTestStores } from '@tracegraph/launcher';
import { createPseudonymiser } from '@tracegraph/record';
import { createLogger, currentRequest, runInRequest } from '@tracegraph/service-kit';
import { StandingKeeper, appendEvents, readCopiedEvents } from '@tracegraph/unit-reference';
import { graphql } from 'graphql';

import { createContext } from '../../../subgraphs/components/src/context';
import { openStore } from '../../../subgraphs/components/src/store/store';
import type { Store } from '../../../subgraphs/components/src/store/store';
import { createSubgraph } from '../../../subgraphs/components/src/subgraph';

/** What the feed of units says. */
export interface FedEvent {
  readonly kind: 'REGISTERED' | 'BOUND' | 'DISPOSITION' | 'INSTALLED' | 'REMOVED' | 'SHIPPED';
  readonly unitKey: string;
  readonly otherKey?: string;
  readonly eventTime?: string;
  readonly payload?: object;
}

/** A page of units, as all questions answer it. */
export interface Units {
  readonly edges: readonly {
    readonly node: { readonly unitKey: string };
    readonly certainty: string;
    readonly isHeldNow: boolean;
    readonly outermost: { readonly unitKey: string };
    readonly state: string | null;
    readonly customer: { readonly code: string } | null;
  }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly totals?: Readonly<Record<string, unknown>>;
}

/** The fields of {@link Units}. */
export const UNITS = `edges { node { unitKey } certainty isHeldNow outermost { unitKey } state customer { code } }
  pageInfo { hasNextPage endCursor }`;

/** The counts over a list. */
export const TOTALS = `totals { unitCount certainCount possibleCount heldNowCount outermostCount
  byState { state unitCount } byCustomer { customer { code } unitCount } }`;

/** An answer with what it cost. */
export interface Answer<T> {
  readonly data: T;
  readonly sqlStatements: number;
}

/** A components store that knows how things stand with units. */
export interface ReverseStore {
  readonly store: Store;
  ask<T>(source: string, variables?: Readonly<Record<string, unknown>>): Promise<Answer<T>>;
  /** Records a list, all of which MUST be stored; event ids and times are added where the inputs have none. */
  record(mutation: string, inputType: string, inputs: readonly object[]): Promise<void>;
  /** Tells the store what the feed of units says, and waits until it is taken in. */
  feed(events: readonly FedEvent[]): Promise<void>;
  stop(): Promise<void>;
}

/** Starts a store with the schema over it and its standings kept. MUST be stopped. */
export async function startReverseStore(): Promise<ReverseStore> {
  const stores = await startTestStores(['components']);
  const store = openStore(stores.urls.components.databaseUrl);
  const { schema } = createSubgraph();
  const keeper = new StandingKeeper(
    {
      sql: store.sql,
      transaction: (work) => store.transaction(({ sql }) => work(sql)),
      readLocalEvents: readCopiedEvents,
    },
    createLogger('test', 'fatal'),
  );
  await keeper.start();
  const pseudonymise = createPseudonymiser('ab'.repeat(32));
  const caller = {
    ...{ subject: 'test', roles: ['administrator'], party: null, requestId: 'test' },
    ...{ audience: 'components', issuedAt: 0, nonce: '' },
  };
  let position = 0;

  async function ask<T>(source: string, variableValues = {}): Promise<Answer<T>> {
    return runInRequest(randomUUID(), async () => {
      const contextValue = createContext({ caller, store, pseudonymise, asOf: keeper.asOf() });
      const { data, errors } = await graphql({ schema, source, variableValues, contextValue });
      if (errors) throw errors[0]?.originalError ?? new Error(errors[0]?.message);
      return { data: data as T, sqlStatements: currentRequest()?.counts['sqlStatements'] ?? 0 };
    });
  }

  return {
    store,
    ask,
    record: async (mutation, inputType, inputs) => {
      const { data } = await ask<Record<string, { results: readonly { status: string }[] }>>(
        `mutation($inputs: [${inputType}!]!) { ${mutation}(inputs: $inputs) { results { status error { code path } } } }`,
        {
          inputs: inputs.map((input) => ({
            eventId: randomUUID(),
            eventTime: '2026-03-02T08:00:00Z',
            ...input,
          })),
        },
      );
      const refused = data[mutation]?.results.filter(({ status }) => status !== 'STORED') ?? [];
      if (refused.length > 0) throw new Error(JSON.stringify(refused));
    },
    feed: async (events) => {
      await appendEvents(
        store.sql,
        events.map(({ payload, ...event }) => ({
          ...{ otherKey: null, eventTime: '2026-03-03T09:00:00Z', recordTime: '2026-03-03T09:00:00Z' },
          ...event,
          position: `1.${(position += 1)}`,
          eventId: randomUUID(),
          payload: JSON.stringify(payload ?? {}),
        })),
      );
      while (keeper.asOf()?.position !== `1.${position}`) await sleep(20);
    },
    stop: async () => {
      await keeper.stop();
      await store.close();
      await stores.stop();
    },
  };
}
