import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';

import { Kind, parse } from 'graphql';
import type { InputValueDefinitionNode, ObjectTypeDefinitionNode } from 'graphql';

import { SUBGRAPHS, startGraph } from '../../testkit/graph';
import type { TestGraph } from '../../testkit/graph';
import { TIME } from './kinds';
import type { Input, Step } from './kinds';

/** What became of one record. */
export interface Result {
  readonly index: number;
  readonly status: string;
  readonly findings: readonly { readonly code: string }[];
  readonly error: {
    readonly code: string;
    readonly path: string;
    readonly expected: string;
    readonly received: string;
  } | null;
}

/** The whole graph, recorded into and read through the gateway. */
export interface OddGraph {
  /** Sends one list; what its records lack of event id and time is added. */
  send(mutation: string, inputs: readonly Input[]): Promise<readonly Result[]>;
  /** Sends lists one after the other; nothing may be refused. */
  prepare(steps: readonly Step[]): Promise<void>;
  /** The codes of the findings of all records in an answer, by the origin of the record. */
  findings(question: string): Promise<ReadonlyMap<string, readonly string[]>>;
  stop(): Promise<void>;
}

const RESULTS = 'results { index status findings { code } error { code path expected received } }';

/** Starts the gateway and all subgraphs over empty stores. MUST be stopped. */
export async function openOddGraph(): Promise<OddGraph> {
  const graph = await startGraph();
  const types = inputTypes();
  const send: OddGraph['send'] = async (mutation, inputs) => {
    const query = `mutation($inputs: ${types.get(mutation) ?? ''}) { ${mutation}(inputs: $inputs) { ${RESULTS} } }`;
    const complete = inputs.map((input) => ({ eventId: randomUUID(), eventTime: TIME, ...input }));
    const answer = await ask<Record<string, { results: readonly Result[] }>>(graph, query, {
      inputs: complete,
    });
    return answer[mutation]?.results ?? [];
  };
  return {
    send,
    prepare: async (steps) => {
      for (const [mutation, inputs] of steps) {
        const refused = (await send(mutation, inputs)).filter(({ status }) => status !== 'STORED');
        if (refused.length > 0) throw new Error(`${mutation}: ${JSON.stringify(refused)}`);
      }
    },
    findings: async (question) => collectFindings(await ask(graph, `{ ${question} }`)),
    stop: () => graph.stop(),
  };
}

async function ask<T>(graph: TestGraph, query: string, variables: Input = {}): Promise<T> {
  const { data, errors } = await graph.ask<T>(query, variables);
  if (errors) throw new Error(`${query}: ${JSON.stringify(errors)}`);
  return data;
}

/** The records in an answer, however deep they lie. */
function collectFindings(
  value: unknown,
  found = new Map<string, readonly string[]>(),
): ReadonlyMap<string, readonly string[]> {
  if (typeof value !== 'object' || value === null) return found;
  const { origin, findings } = value as { origin?: unknown; findings?: readonly { code: string }[] };
  if (typeof origin === 'string' && findings)
    found.set(origin, [...new Set([...(found.get(origin) ?? []), ...findings.map(({ code }) => code)])]);
  for (const member of Object.values(value)) collectFindings(member, found);
  return found;
}

/** The type of the list that each mutation takes. */
function inputTypes(): ReadonlyMap<string, string> {
  const mutations = SUBGRAPHS.flatMap((name) => {
    const file = path.join(__dirname, `../../../schema/${name}.graphql`);
    return parse(readFileSync(file, 'utf8')).definitions.filter(
      (node): node is ObjectTypeDefinitionNode =>
        node.kind === Kind.OBJECT_TYPE_DEFINITION && node.name.value === 'Mutation',
    );
  });
  const fields = mutations.flatMap((mutation) => mutation.fields ?? []);
  return new Map(fields.map((field) => [field.name.value, typeOf(field.arguments?.[0])]));
}

function typeOf(argument: InputValueDefinitionNode | undefined): string {
  let type = argument?.type;
  while (type && type.kind !== Kind.NAMED_TYPE) type = type.type;
  return `[${type?.name.value ?? ''}!]!`;
}
