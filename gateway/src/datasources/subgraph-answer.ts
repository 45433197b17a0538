import type { GraphQLFormattedError } from 'graphql';
import { z } from 'zod';

import type { AsOf } from '../operation-record';
import { affectedPaths } from './fetch-shape';
import type { FetchShape } from './fetch-shape';
import type { SubgraphHttpAnswer } from './subgraph-client';
import { SubgraphFailure } from './subgraph-failure';

/** A GraphQL answer of a subgraph with nothing in it but what may go further. */
export interface SubgraphAnswer {
  readonly data: Record<string, unknown> | null;
  readonly errors: readonly GraphQLFormattedError[];
  readonly asOf: AsOf | undefined;
}

const jsonObject = z.custom<Record<string, unknown>>(
  (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
);

const errorSchema = z.object({
  message: z.string().catch(''),
  path: z
    .array(z.union([z.string(), z.number()]))
    .optional()
    .catch(undefined),
  extensions: z
    .object({ code: z.string().optional().catch(undefined), details: z.unknown().optional() })
    .optional()
    .catch(undefined),
});

const answerSchema = z
  .object({
    data: jsonObject.nullish(),
    errors: z.array(errorSchema.catch({ message: '' })).nullish(),
    extensions: z
      .object({
        asOf: z
          .object({
            position: z.union([z.string().max(100), z.number()]).nullish(),
            recordTime: z.string().max(40).nullish(),
          })
          .optional()
          .catch(undefined),
      })
      .optional()
      .catch(undefined),
  })
  .refine(({ data, errors }) => data !== undefined || (errors && errors.length > 0));

/** Statuses by which a proxy says that what is behind it is away. */
const AWAY = new Set([502, 503, 504]);
/** Statuses by which a subgraph refuses the gateway itself. */
const REFUSED = new Set([401, 403]);

function plainError(error: z.output<typeof errorSchema>): GraphQLFormattedError {
  const { code, details } = error.extensions ?? {};
  return {
    message: error.message,
    ...(error.path && { path: error.path }),
    extensions: { ...(code !== undefined && { code }), ...(details !== undefined && { details }) },
  };
}

/**
 * Reads what a subgraph sent. It is untrusted: only known fields of it go further.
 * @throws SubgraphFailure SUBGRAPH_UNAVAILABLE, SUBGRAPH_REJECTED when it is no GraphQL answer
 */
export function readAnswer({ status, body }: SubgraphHttpAnswer): SubgraphAnswer {
  const parsed = answerSchema.safeParse(body);
  if (!parsed.success) {
    throw new SubgraphFailure(
      AWAY.has(status) ? 'SUBGRAPH_UNAVAILABLE' : 'SUBGRAPH_REJECTED',
      `HTTP ${status} without a GraphQL answer`,
    );
  }
  const { data, extensions } = parsed.data;
  const errors = parsed.data.errors ?? [];
  if (REFUSED.has(status) && !data) {
    const codes = errors.map((error) => error.extensions?.code ?? 'no code').join(', ');
    throw new SubgraphFailure('SUBGRAPH_REJECTED', `HTTP ${status}: ${codes}`);
  }
  const asOf = extensions?.asOf;
  return {
    data: data ?? null,
    errors: errors.map(plainError),
    asOf: asOf && { position: asOf.position ?? null, recordTime: asOf.recordTime ?? null },
  };
}

/**
 * Makes an answer fit what was asked: as many entities as representations, and an error at every path that stays empty
 * because of it, so that no fact is missing without a reason.
 * @throws SubgraphFailure SUBGRAPH_REJECTED when it holds neither what was asked nor a reason
 */
export function fitAnswer(
  answer: SubgraphAnswer,
  shape: () => FetchShape,
  entityCount: number | null,
): SubgraphAnswer {
  const entities = answer.data?.['_entities'];
  const fits =
    entityCount === null ? answer.data !== null : Array.isArray(entities) && entities.length === entityCount;
  if (fits) return answer;
  if (answer.errors.length === 0) {
    throw new SubgraphFailure('SUBGRAPH_REJECTED', 'an answer that does not hold what was asked');
  }
  const paths = affectedPaths(shape());
  const data = entityCount === null ? null : { _entities: Array.from({ length: entityCount }, () => null) };
  const errors = answer.errors.flatMap((error) =>
    isPlaced(error, entityCount) ? [error] : paths.map((path) => ({ ...error, path })),
  );
  return { ...answer, data, errors };
}

/** Whether an error already says which field or which entity it empties. */
function isPlaced({ path }: GraphQLFormattedError, entityCount: number | null): boolean {
  if (entityCount === null) return path !== undefined && path.length > 0;
  return path?.[0] === '_entities' && typeof path[1] === 'number' && path[1] < entityCount;
}
