import type { ApolloServerPlugin } from '@apollo/server';

import type { GatewayContext } from '../context';
import { resultOf } from './response-body';

/** Answers in `extensions.asOf` up to where each subgraph had followed the records of the others. */
export function asOfPlugin(): ApolloServerPlugin<GatewayContext> {
  return {
    requestDidStart: () =>
      Promise.resolve({
        willSendResponse: (request) => {
          const asOf = request.contextValue.record.asOfBySubgraph();
          const result = resultOf(request);
          if (asOf && result) result.extensions = { ...result.extensions, asOf };
          return Promise.resolve();
        },
      }),
  };
}
