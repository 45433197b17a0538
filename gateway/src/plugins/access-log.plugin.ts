import type { ApolloServerPlugin } from '@apollo/server';
import type { Logger } from '@tracegraph/service-kit';

import type { GatewayContext } from '../context';
import { errorsOf } from './response-body';

/** Writes one line per operation: who asked what of which supergraph, what it took and what went wrong. */
export function accessLogPlugin(
  logger: Logger,
  currentId: () => string | undefined,
): ApolloServerPlugin<GatewayContext> {
  return {
    requestDidStart: () =>
      Promise.resolve({
        willSendResponse: (request) => {
          const { contextValue: context, queryHash, operationName } = request;
          const errors = errorsOf(request);
          logger.info(
            {
              requestId: context.requestId,
              operationName: operationName ?? null,
              subject: context.caller.subject,
              operationSha256: queryHash,
              supergraphId: context.record.supergraphId ?? currentId(),
              ...context.record.counts(),
              durationMs: Math.round((performance.now() - context.startedAt) * 10) / 10,
              errors: errors.length,
              errorCodes: [...new Set(errors.map(({ extensions }) => extensions?.code))],
            },
            'operation',
          );
          return Promise.resolve();
        },
      }),
    invalidRequestWasReceived: ({ error }) => {
      logger.info({ reason: error.message }, 'not a GraphQL request');
      return Promise.resolve();
    },
  };
}
