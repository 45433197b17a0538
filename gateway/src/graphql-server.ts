import type { Server } from 'node:http';

import { ApolloServer } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import { ApolloServerPluginDrainHttpServer } from '@apollo/server/plugin/drainHttpServer';
import { SHUTDOWN_GRACE_MS } from '@tracegraph/service-kit';
import type { Logger } from '@tracegraph/service-kit';

import type { GatewayContext } from './context';
import type { GatewayEnvironment } from './environment';
import type { FederationExecutor } from './executor';
import { foreignLogger } from './foreign-logger';
import { createErrorFormatter } from './format-error';
import { accessLogPlugin } from './plugins/access-log.plugin';
import { asOfPlugin } from './plugins/as-of.plugin';
import { errorsCapPlugin } from './plugins/errors-cap.plugin';
import { requireCompletePlugin } from './plugins/require-complete.plugin';
import { responseHeadersPlugin } from './plugins/response-headers.plugin';

/** Tokens an operation may have. */
const TOKENS_ALLOWED = 2_000;
/** Validation errors listed before validation gives up. */
const VALIDATION_ERRORS_LISTED = 10;

/** What the GraphQL server is made of. */
export interface GraphqlServerParts {
  readonly environment: GatewayEnvironment;
  readonly logger: Logger;
  readonly executor: FederationExecutor;
  /** Drained before the executor stops. */
  readonly server: Server;
}

/** Parses, validates and limits operations, and hands them to the executor. */
export function createGraphqlServer(parts: GraphqlServerParts): ApolloServer<GatewayContext> {
  const { environment, logger, executor, server } = parts;
  const isProduction = environment.NODE_ENV === 'production';
  return new ApolloServer<GatewayContext>({
    gateway: executor,
    logger: foreignLogger(logger, 'graphql'),
    nodeEnv: environment.NODE_ENV,
    introspection: !isProduction,
    hideSchemaDetailsFromClientErrors: isProduction,
    includeStacktraceInErrorResponses: false,
    formatError: createErrorFormatter(logger),
    csrfPrevention: true,
    allowBatchedHttpRequests: false,
    persistedQueries: false,
    parseOptions: { maxTokens: TOKENS_ALLOWED },
    maxRecursiveSelections: true,
    validationOptions: { maxErrors: VALIDATION_ERRORS_LISTED },
    stopOnTerminationSignals: false,
    plugins: [
      ApolloServerPluginDrainHttpServer({
        httpServer: server,
        stopGracePeriodMillis: SHUTDOWN_GRACE_MS - 2_000,
      }),
      // First, so that it counts every error and not only the listed ones.
      accessLogPlugin(logger, () => executor.supergraphId),
      errorsCapPlugin(),
      asOfPlugin(),
      requireCompletePlugin(),
      responseHeadersPlugin(!isProduction),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginSchemaReportingDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
    ],
  });
}
