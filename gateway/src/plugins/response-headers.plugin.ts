import type { ApolloServerPlugin } from '@apollo/server';

import type { GatewayContext } from '../context';

/** Names the supergraph an answer was made with. */
export const SUPERGRAPH_ID_HEADER = 'x-supergraph-id';
/** The counts of the operation as JSON; never in production. */
export const COUNTS_HEADER = 'x-tracegraph-counts';

/**
 * Answers which supergraph an operation ran on and, outside of production, what it took.
 * @param showsCounts whether to send {@link COUNTS_HEADER}
 */
export function responseHeadersPlugin(showsCounts: boolean): ApolloServerPlugin<GatewayContext> {
  return {
    requestDidStart: () =>
      Promise.resolve({
        willSendResponse: ({ contextValue: { record }, response: { http } }) => {
          if (record.supergraphId !== undefined) http.headers.set(SUPERGRAPH_ID_HEADER, record.supergraphId);
          if (showsCounts) http.headers.set(COUNTS_HEADER, JSON.stringify(record.counts()));
          return Promise.resolve();
        },
      }),
  };
}
