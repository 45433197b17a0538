import type { ApolloServer } from '@apollo/server';
import { expressMiddleware } from '@as-integrations/express5';
import { currentRequest } from '@tracegraph/service-kit';
import type { Logger } from '@tracegraph/service-kit';
import express from 'express';
import type { Express, Request, RequestHandler, Response } from 'express';

import type { GatewayContext } from '../context';
import type { GatewayEnvironment } from '../environment';
import { OperationRecord } from '../operation-record';
import { SUPERGRAPH_ID_HEADER } from '../plugins/response-headers.plugin';
import { readBody } from './body';
import type { CallerOf } from './body';
import { graphqlIdeRoutes } from './graphql-ide';
import { healthRoutes } from './health';
import type { Readiness } from './health';
import { httpErrors, unknownPath } from './http-error';
import { requestId } from './request-id';

/** What the HTTP side is made of. */
export interface HttpAppParts {
  readonly environment: GatewayEnvironment;
  readonly logger: Logger;
  readonly graphql: ApolloServer<GatewayContext>;
  readonly readiness: Readiness;
  readonly callerOf: CallerOf;
  /** Operation the IDE opens with; may be absent. */
  readonly defaultQueryFile: string;
}

/** Everything the gateway serves over HTTP. */
export function createHttpApp(parts: HttpAppParts): Express {
  const { environment, logger, graphql, readiness, callerOf, defaultQueryFile } = parts;
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.use(requestId, commonHeaders(readiness.supergraphId));
  app.use(healthRoutes(readiness));
  if (environment.NODE_ENV !== 'production') {
    app.use(graphqlIdeRoutes(defaultQueryFile));
    app.get('/', (_request, response) => {
      response.redirect('/graphiql');
    });
  }
  app.use('/graphql', readBody(environment, callerOf), answerOperations(graphql, environment, callerOf));
  app.use(unknownPath, httpErrors(logger));
  return app;
}

/** Answers hold a customer's records: no cache on the way may keep them. */
function commonHeaders(supergraphId: () => string | undefined): RequestHandler {
  return (_request, response, next) => {
    response.set('cache-control', 'no-store');
    response.set(SUPERGRAPH_ID_HEADER, supergraphId() ?? '');
    next();
  };
}

function answerOperations(
  graphql: ApolloServer<GatewayContext>,
  { REQUEST_DEADLINE_MS }: GatewayEnvironment,
  callerOf: CallerOf,
): RequestHandler {
  const context = ({ req, res }: { req: Request; res: Response }): Promise<GatewayContext> => {
    const startedAt = res.locals['startedAt'] as number;
    return Promise.resolve({
      requestId: currentRequest()?.requestId ?? '',
      caller: callerOf(req),
      startedAt,
      deadlineAt: startedAt + REQUEST_DEADLINE_MS,
      record: new OperationRecord(),
    });
  };
  return expressMiddleware(graphql, { context });
}
