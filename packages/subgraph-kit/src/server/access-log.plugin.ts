import type { ApolloServerPlugin } from '@apollo/server';
import { currentRequest } from '@tracegraph/service-kit';
import type { Logger } from '@tracegraph/service-kit';

import type { RequestScope } from './caller';

/** One line a request: what was asked, and what it cost in SQL statements and representations. */
export function accessLog<C extends RequestScope>(logger: Logger): ApolloServerPlugin<C> {
  return {
    requestDidStart: () => {
      const startedAt = performance.now();
      return Promise.resolve({
        willSendResponse: ({ request, contextValue, response, errors }) => {
          const representations: unknown = request.variables?.representations;
          // Followers ask several times a second; their questions are of interest only while one looks for them.
          const level = contextValue.caller.roles.includes('service') ? 'debug' : 'info';
          logger[level](
            {
              operationName: request.operationName ?? null,
              subject: contextValue.caller.subject,
              sqlStatements: currentRequest()?.counts.sqlStatements ?? 0,
              representations: Array.isArray(representations) ? representations.length : 0,
              errors: errors?.length ?? 0,
              durationMs: Math.round(performance.now() - startedAt),
              status: response.http.status ?? 200,
            },
            'answered',
          );
          return Promise.resolve();
        },
      });
    },
  };
}
