import 'reflect-metadata';

import { startTestStores } from '@tracegraph/launcher';
import { createPseudonymiser } from '@tracegraph/record';
import type { AsOf } from '@tracegraph/record';
import { TraceError, currentRequest, runInRequest } from '@tracegraph/service-kit';
import type { SignedContext } from '@tracegraph/service-kit';
import { graphql } from 'graphql';

import { createContext } from '../../../subgraphs/units/src/context';
import { openStore } from '../../../subgraphs/units/src/store/store';
import type { Store } from '../../../subgraphs/units/src/store/store';
import { createSubgraph } from '../../../subgraphs/units/src/subgraph';

/** The result of one recorded fact. */
export interface Result {
  readonly eventId: string;
  readonly status: string;
  readonly findings: readonly { readonly code: string; readonly message: string }[];
  readonly error: { readonly code: string; readonly path: string } | null;
}

/** An answer, with instants as texts as they go over the wire. */
export interface Answer {
  readonly data: Readonly<Record<string, unknown>>;
  readonly errorCodes: readonly unknown[];
  /** SQL statements it took. */
  readonly statements: number;
}

/** One event of the feed. */
export interface FeedEvent {
  readonly position: string;
  readonly kind: string;
  readonly unitKey: string;
  readonly otherKey: string | null;
  readonly eventId: string;
  readonly payload: Readonly<Record<string, unknown>>;
}

/** The units subgraph over a store of its own, in this process. */
export interface Units {
  readonly store: Store;
  readonly ownerUrl: string;
  ask(
    query: string,
    variables?: Readonly<Record<string, unknown>>,
    roles?: readonly string[],
  ): Promise<Answer>;
  /** Records facts; event id and time are added where they are missing. */
  record(mutation: string, inputs: readonly object[]): Promise<readonly Result[]>;
  /** The fields of a unit. */
  unit(unitKey: string, fields: string): Promise<Readonly<Record<string, unknown>> | null>;
  /** All events of the feed about a unit. */
  feedOf(unitKey: string): Promise<readonly FeedEvent[]>;
  stop(): Promise<void>;
}

const { schema } = createSubgraph();
const RESULTS = 'results { eventId status findings { code message } error { code path } }';

let events = 0;

/** Event ids that ascend: rules see the records of a list in the order of their event ids. */
function nextEventId(): string {
  events += 1;
  return `00000000-0000-4000-9000-${String(events).padStart(12, '0')}`;
}

/** Completes an input with an event id and a time. */
export function fact<T extends object>(
  input: T,
): T & { readonly eventId: string; readonly eventTime: string } {
  return { eventId: nextEventId(), eventTime: '2026-03-02T10:00:00+01:00', ...input };
}

/** The codes of the findings of each result. */
export function codesOf(results: readonly Result[]): string[][] {
  return results.map(({ findings }) => findings.map(({ code }) => code));
}

/**
 * Starts the subgraph over an empty store. MUST be stopped.
 * @param asOf how far the feed was taken in
 */
export async function openUnits(asOf: () => AsOf | null = () => null): Promise<Units> {
  const stores = await startTestStores(['units']);
  const store = openStore(stores.urls.units.databaseUrl);
  const pseudonymise = createPseudonymiser('ab'.repeat(32));
  const ask: Units['ask'] = (source, variableValues, roles = ['auditor']) =>
    runInRequest('test', async () => {
      const caller: SignedContext = {
        ...{ subject: 'test', roles: [...roles], party: null, requestId: 'test', audience: 'units' },
        ...{ issuedAt: 0, nonce: 'nonce-of-this-test' },
      };
      const contextValue = createContext({ caller, store, pseudonymise, asOf: asOf() });
      const { data, errors } = await graphql({ schema, source, variableValues, contextValue });
      const unexpected = errors?.find(
        ({ originalError }) => originalError && !(originalError instanceof TraceError),
      );
      if (unexpected) throw unexpected;
      return {
        data: JSON.parse(JSON.stringify(data ?? {})) as Answer['data'],
        errorCodes: (errors ?? []).map(
          ({ originalError, message }) => (originalError as { code?: string } | undefined)?.code ?? message,
        ),
        statements: currentRequest()?.counts['sqlStatements'] ?? 0,
      };
    });
  const inputTypes = new Map(
    Object.values(schema.getMutationType()?.getFields() ?? {}).map(({ name, args }) => [
      name,
      String(args[0]?.type),
    ]),
  );
  const record: Units['record'] = async (mutation, inputs) => {
    const query = `mutation($inputs: ${inputTypes.get(mutation) ?? ''}) { ${mutation}(inputs: $inputs) { ${RESULTS} } }`;
    const { data, errorCodes } = await ask(query, { inputs: inputs.map(fact) });
    if (errorCodes.length > 0) throw new Error(`${mutation}: ${errorCodes.join(', ')}`);
    return (data[mutation] as { results: readonly Result[] }).results;
  };
  return {
    store,
    ownerUrl: stores.urls.units.migrationUrl,
    ask,
    record,
    unit: async (unitKey, fields) => {
      const { data, errorCodes } = await ask(`query($k: ID!) { unit(unitKey: $k) { ${fields} } }`, {
        k: unitKey,
      });
      if (errorCodes.length > 0) throw new Error(errorCodes.join(', '));
      return data['unit'] as Readonly<Record<string, unknown>> | null;
    },
    feedOf: async (unitKey) => (await readFeed({ ask })).filter((event) => event.unitKey === unitKey),
    stop: async () => {
      await store.close();
      await stores.stop();
    },
  };
}

/** All events of the feed, page by page. */
export async function readFeed(units: Pick<Units, 'ask'>, first = 1_000): Promise<readonly FeedEvent[]> {
  const events: FeedEvent[] = [];
  let hasNextPage = true;
  while (hasNextPage) {
    const { data } = await units.ask(
      `query($after: String, $first: Int!) { unitReferenceFeed(after: $after, first: $first) {
         events { position kind unitKey otherKey eventId payload } endPosition hasNextPage } }`,
      { after: events.at(-1)?.position ?? null, first },
      ['service'],
    );
    const page = data['unitReferenceFeed'] as {
      events: (Omit<FeedEvent, 'payload'> & { payload: string })[];
      hasNextPage: boolean;
    };
    for (const event of page.events)
      events.push({ ...event, payload: JSON.parse(event.payload) as FeedEvent['payload'] });
    hasNextPage = page.hasNextPage;
  }
  return events;
}
