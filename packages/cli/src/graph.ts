import { readFileSync } from 'node:fs';
import path from 'node:path';

import { TraceError } from '@tracegraph/service-kit';

import type { Environment } from './environment';

/** A GraphQL error as the graph answers it. */
export interface GraphError {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly extensions?: { readonly code?: string; readonly serviceName?: string };
}

/** An answer of the graph; `data` may be partial where there are errors. */
export interface GraphAnswer<T> {
  readonly data?: T | null;
  readonly errors?: readonly GraphError[];
}

const OPERATIONS = path.join(__dirname, '../../../schema/operations');

/**
 * The text of an operation kept in schema/operations.
 * @param name file name without its ending, e.g. `audit-answer`
 */
export function readOperation(name: string): string {
  return readFileSync(path.join(OPERATIONS, `${name}.graphql`), 'utf8');
}

/**
 * The text of a fragment of an operation kept in schema/operations.
 * @param operation as in {@link readOperation}
 * @param name of the fragment
 */
export function readFragment(operation: string, name: string): string {
  const fragments = readOperation(operation).split(/^(?=fragment )/m);
  const fragment = fragments.find((text) => text.startsWith(`fragment ${name} on `));
  if (fragment === undefined) throw new Error(`Expected a fragment ${name} in ${operation}.graphql.`);
  return fragment;
}

/**
 * Asks the graph.
 * @throws TraceError GRAPH_UNREACHABLE where no GraphQL answer came
 */
export async function askGraph<T>(
  environment: Environment,
  query: string,
  variables: Readonly<Record<string, unknown>>,
): Promise<GraphAnswer<T>> {
  const token = environment.TRACEGRAPH_TOKEN;
  try {
    const response = await fetch(environment.TRACEGRAPH_URL, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      },
      body: JSON.stringify({ query, variables }),
    });
    const answer: unknown = await response.json();
    if (isAnswer<T>(answer)) return answer;
    throw new TypeError(`Expected a GraphQL answer, received HTTP ${response.status} with other JSON.`);
  } catch (cause) {
    throw new TraceError(
      'GRAPH_UNREACHABLE',
      'Expected a graph at TRACEGRAPH_URL, but none answered; start it with `npm start`.',
      { cause },
    );
  }
}

function isAnswer<T>(value: unknown): value is GraphAnswer<T> {
  if (typeof value !== 'object' || value === null) return false;
  return 'data' in value || ('errors' in value && Array.isArray(value.errors));
}
