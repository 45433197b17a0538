import 'reflect-metadata';

import { randomUUID } from 'node:crypto';

import { startTestStores } from '@tracegraph/launcher';
import type { TestStores } from '@tracegraph/launcher';
import { createPseudonymiser } from '@tracegraph/record';
import { currentRequest, runInRequest } from '@tracegraph/service-kit';
import { appendEvents } from '@tracegraph/unit-reference';
import type { UnitReferenceEvent } from '@tracegraph/unit-reference';
import { graphql } from 'graphql';

import { createContext } from '../../../subgraphs/provisioning/src/context';
import { openStore } from '../../../subgraphs/provisioning/src/store/store';
import type { Store } from '../../../subgraphs/provisioning/src/store/store';
import { createSubgraph } from '../../../subgraphs/provisioning/src/subgraph';

/** The result of one recorded fact. */
export interface Result {
  readonly eventId: string;
  readonly status: string;
  readonly findings: readonly { readonly code: string; readonly message: string }[];
  readonly error: { readonly code: string; readonly path: string; readonly received: string } | null;
}

/** The provisioning subgraph over a store of its own, in this process. */
export interface Provisioning {
  readonly store: Store;
  readonly stores: TestStores<'provisioning'>;
  /** Answers a question; `statements` counts its SQL. */
  ask(
    query: string,
    variables?: Readonly<Record<string, unknown>>,
  ): Promise<{ data: Record<string, unknown>; statements: number }>;
  /** Records facts; event id and time are added where they are missing. */
  record(mutation: string, inputs: readonly object[]): Promise<readonly Result[]>;
  /** Adds to the local copy of the unit feed. */
  refer(
    ...events: readonly (Pick<UnitReferenceEvent, 'kind' | 'unitKey'> & Partial<UnitReferenceEvent>)[]
  ): Promise<void>;
  stop(): Promise<void>;
}

const { schema } = createSubgraph();
const RESULTS = 'results { eventId status findings { code message } error { code path received } }';
let position = 0;

let facts = 0;

/** Event ids that ascend: rules see the records of a list in the order of their event ids. */
function nextEventId(): string {
  facts += 1;
  return `00000000-0000-4000-9000-${String(facts).padStart(12, '0')}`;
}

/** Completes an input with an event id and a time. */
export function fact(input: Readonly<Record<string, unknown>>) {
  return { eventId: nextEventId(), eventTime: '2026-03-02T10:00:00+01:00', ...input };
}

/** Starts the subgraph over an empty store. MUST be stopped. */
export async function openProvisioning(): Promise<Provisioning> {
  const stores = await startTestStores(['provisioning']);
  const store = openStore(stores.urls.provisioning.databaseUrl);
  const pseudonymise = createPseudonymiser('ab'.repeat(32));
  const caller = { subject: 'test', roles: [], party: null } as never;
  const ask: Provisioning['ask'] = (source, variableValues) =>
    runInRequest('test', async () => {
      const contextValue = createContext({ caller, store, pseudonymise, asOf: null });
      const { data, errors } = await graphql({ schema, source, variableValues, contextValue });
      if (errors) throw new Error(errors.map(({ message }) => message).join('\n'), { cause: errors[0] });
      // As it goes over the wire: instants become texts.
      return {
        data: JSON.parse(JSON.stringify(data)) as Record<string, unknown>,
        statements: currentRequest()?.counts['sqlStatements'] ?? 0,
      };
    });
  const inputTypes = new Map(
    Object.values(schema.getMutationType()?.getFields() ?? {}).map(({ name, args }) => [
      name,
      String(args[0]?.type),
    ]),
  );
  return {
    store,
    stores,
    ask,
    record: async (mutation, inputs) => {
      const query = `mutation($inputs: ${inputTypes.get(mutation) ?? ''}) { ${mutation}(inputs: $inputs) { ${RESULTS} } }`;
      const completed = inputs.map((input) => fact(input as Record<string, unknown>));
      const { data } = await ask(query, { inputs: completed });
      return (data[mutation] as { results: readonly Result[] }).results;
    },
    refer: (...events) =>
      appendEvents(
        store.sql,
        events.map((event) => ({
          position: `${++position}.1`,
          otherKey: null,
          eventId: randomUUID(),
          eventTime: '2026-03-01T00:00:00Z',
          payload: '{}',
          recordTime: '2026-03-01T00:00:00Z',
          ...event,
        })),
      ),
    stop: async () => {
      await store.close();
      await stores.stop();
    },
  };
}

/** The codes of the findings of a result. */
export function codesOf(result: Result | undefined): string[] {
  return result?.findings.map(({ code }) => code) ?? [];
}
