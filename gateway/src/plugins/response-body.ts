import type { GraphQLResponse } from '@apollo/server';
import type { FormattedExecutionResult, GraphQLFormattedError } from 'graphql';

type Result = FormattedExecutionResult<Record<string, unknown>>;

/** The part of a request that plugins look at once it is answered. */
interface Answered {
  readonly response: GraphQLResponse;
}

/** The result about to be sent; undefined when it is sent in parts, which this gateway never does. */
export function resultOf({ response }: Answered): Result | undefined {
  return response.body.kind === 'single' ? response.body.singleResult : undefined;
}

/** The errors about to be sent. */
export function errorsOf(request: Answered): readonly GraphQLFormattedError[] {
  return resultOf(request)?.errors ?? [];
}
