import { randomUUID } from 'node:crypto';

import type { TestGraph } from './graph';

/** What became of one record. */
export interface RecordedResult {
  readonly status: string;
  readonly findings: readonly { readonly code: string }[];
  readonly error: { readonly code: string; readonly path: string } | null;
}

/**
 * Records a list through the gateway; event ids and times are added where the inputs have none.
 * @param mutation name of the mutation
 * @param inputType name of its input type
 */
export async function record(
  graph: TestGraph,
  mutation: string,
  inputType: string,
  inputs: readonly Readonly<Record<string, unknown>>[],
): Promise<readonly RecordedResult[]> {
  const query = `mutation($inputs: [${inputType}!]!) {
    ${mutation}(inputs: $inputs) { results { status findings { code } error { code path } } }
  }`;
  const complete = inputs.map((input) => ({
    eventId: randomUUID(),
    eventTime: '2026-10-01T08:00:00+02:00',
    ...input,
  }));
  const { data, errors } = await graph.ask<Record<
    string,
    { results: readonly RecordedResult[] } | null
  > | null>(query, { inputs: complete });
  const results = data?.[mutation]?.results;
  if (errors || !results) throw new Error(`${mutation}: ${JSON.stringify(errors)}`);
  return results;
}

/** As {@link record}, and nothing may be refused. */
export async function recordAll(
  graph: TestGraph,
  mutation: string,
  inputType: string,
  inputs: readonly Readonly<Record<string, unknown>>[],
): Promise<void> {
  const refused = (await record(graph, mutation, inputType, inputs)).filter(({ error }) => error !== null);
  if (refused.length > 0) throw new Error(`${mutation}: ${JSON.stringify(refused[0])}`);
}
