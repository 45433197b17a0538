import type { ApolloServerPlugin } from '@apollo/server';
import type { GraphQLFormattedError } from 'graphql';

import type { GatewayContext } from '../context';
import { resultOf } from './response-body';

/** Errors an answer lists before the one that counts the rest. */
export const ERRORS_LISTED = 50;

/**
 * Shortens a list of errors to {@link ERRORS_LISTED} and one that says how many more there are, by code and subgraph:
 * nothing is cut silently.
 */
export function capErrors(errors: readonly GraphQLFormattedError[]): readonly GraphQLFormattedError[] {
  if (errors.length <= ERRORS_LISTED) return errors;
  const unlisted = new Map<string, { code: unknown; serviceName: unknown; count: number }>();
  for (const { extensions } of errors.slice(ERRORS_LISTED)) {
    const { code, serviceName } = extensions ?? {};
    const key = JSON.stringify([code, serviceName]);
    const group = unlisted.get(key) ?? { code, serviceName, count: 0 };
    group.count += 1;
    unlisted.set(key, group);
  }
  const count = errors.length - ERRORS_LISTED;
  const last: GraphQLFormattedError = {
    message: `${count} more paths have an error; ask for fewer units at once to see each.`,
    extensions: { code: 'ERRORS_CAPPED', details: { count, unlisted: [...unlisted.values()] } },
  };
  return [...errors.slice(0, ERRORS_LISTED), last];
}

/** Keeps the errors of an answer few, by {@link capErrors}. */
export function errorsCapPlugin(): ApolloServerPlugin<GatewayContext> {
  return {
    requestDidStart: () =>
      Promise.resolve({
        willSendResponse: (request) => {
          const result = resultOf(request);
          if (result?.errors) result.errors = capErrors(result.errors);
          return Promise.resolve();
        },
      }),
  };
}
