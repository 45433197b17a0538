import { TraceError } from '@tracegraph/service-kit';
import { z } from 'zod';

import type { Graph, GraphAnswer } from './graph';

/** Where the graph answers, and who asks. */
export interface HttpGraphOptions {
  /** Address of the GraphQL endpoint. */
  readonly url: string;
  /** Bearer token; none where the graph asks for none. */
  readonly token?: string;
  /** Longest time for one answer, in milliseconds. */
  readonly timeoutMs?: number;
}

const answerSchema = z.object({
  data: z.record(z.string(), z.unknown()).nullish(),
  errors: z
    .array(
      z.object({
        message: z.string(),
        path: z.array(z.union([z.string(), z.number()])).optional(),
        extensions: z.record(z.string(), z.unknown()).optional(),
      }),
    )
    .optional(),
});

/** A graph behind an HTTP address. */
export function createHttpGraph(options: HttpGraphOptions): Graph {
  const headers: Record<string, string> = {
    'content-type': 'application/json',
    accept: 'application/graphql-response+json, application/json',
    ...(options.token === undefined ? {} : { authorization: `Bearer ${options.token}` }),
  };
  return {
    async execute(document, variables): Promise<GraphAnswer> {
      const response = await send(options, headers, JSON.stringify({ query: document, variables }));
      const answer = answerSchema.safeParse(parseJson(response.text));
      if (answer.success) return answer.data;
      throw new TraceError(
        'DEMO_GRAPH_FAILED',
        `Expected a GraphQL answer, received status ${response.status} with another body; check the address of the graph.`,
      );
    },
  };
}

async function send(
  options: HttpGraphOptions,
  headers: Record<string, string>,
  body: string,
): Promise<{ status: number; text: string }> {
  try {
    const signal = AbortSignal.timeout(options.timeoutMs ?? 120_000);
    const response = await fetch(options.url, { method: 'POST', headers, body, signal });
    return { status: response.status, text: await response.text() };
  } catch (cause) {
    throw new TraceError('DEMO_GRAPH_FAILED', 'The graph did not answer; is it running?', { cause });
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
