import type { ApolloServerPlugin } from '@apollo/server';

import type { AsOf } from '@tracegraph/record';
import type { RequestScope } from './caller';

/** Says in `extensions.asOf` of every answer how far the subgraph had read the unit feed. */
export function asOfExtension<C extends RequestScope>(asOf: () => AsOf | null): ApolloServerPlugin<C> {
  return {
    requestDidStart: () =>
      Promise.resolve({
        willSendResponse: ({ response }) => {
          const position = asOf();
          if (position && response.body.kind === 'single') {
            response.body.singleResult.extensions = {
              ...response.body.singleResult.extensions,
              asOf: position,
            };
          }
          return Promise.resolve();
        },
      }),
  };
}
