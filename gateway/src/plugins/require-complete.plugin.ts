import type { ApolloServerPlugin } from '@apollo/server';

import type { GatewayContext } from '../context';
import { resultOf } from './response-body';

/** By this header, value `1`, a caller refuses an answer in which anything is missing. */
export const REQUIRE_COMPLETE_HEADER = 'x-require-complete';

/**
 * Answers HTTP 503 when anything is missing and the caller asked for all or nothing. The body is sent all the same: it
 * says what is missing.
 */
export function requireCompletePlugin(): ApolloServerPlugin<GatewayContext> {
  return {
    requestDidStart: ({ request: { http } }) =>
      Promise.resolve({
        willSendResponse: (request) => {
          const result = resultOf(request);
          // The executor reports a null in a non-null field there when nothing else went wrong.
          const isComplete = !result?.errors?.length && result?.extensions?.['valueCompletion'] === undefined;
          const { http: head } = request.response;
          if (
            http?.headers.get(REQUIRE_COMPLETE_HEADER) === '1' &&
            !isComplete &&
            (head.status ?? 200) === 200
          ) {
            head.status = 503;
          }
          return Promise.resolve();
        },
      }),
  };
}
