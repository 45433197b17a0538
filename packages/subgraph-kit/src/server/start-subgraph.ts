import { createServer } from 'node:http';

import { ApolloServer } from '@apollo/server';
import { ApolloServerPluginDrainHttpServer } from '@apollo/server/plugin/drainHttpServer';
import { ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled';
import { expressMiddleware } from '@as-integrations/express5';
import { closeOnSignals, setServerTimeouts } from '@tracegraph/service-kit';
import type { Logger, SignedContext, SigningKey } from '@tracegraph/service-kit';
import express from 'express';
import type { Express } from 'express';

import type { AsOf } from '@tracegraph/record';
import type { Subgraph } from '../graphql/build-subgraph';
import { assertAppendOnlyRole } from '../store/append-only-role';
import type { SqlClient } from '@tracegraph/record';
import { accessLog } from './access-log.plugin';
import { asOfExtension } from './as-of.plugin';
import type { RequestScope } from './caller';
import { createErrorFormatter } from './format-error';
import { callerOf, refuseRequest, signedBody } from './signed-body';

/** What a subgraph hands over to be served. */
export interface SubgraphServer<C extends RequestScope> {
  /** Name in the supergraph; also the audience of signed requests. */
  readonly name: string;
  readonly subgraph: Subgraph;
  readonly environment: {
    readonly PORT: number;
    readonly HOST: string;
    readonly GATEWAY_SIGNING_KEYS: readonly SigningKey[];
  };
  readonly logger: Logger;
  /** The raw side of the store, for the checks at start and of readiness. */
  readonly sql: SqlClient;
  /** What a request works with; loaders are new for each request. */
  readonly createContext: (caller: SignedContext) => C;
  /** How far the unit feed was read, said in every answer; null where there is nothing to follow. */
  readonly asOf: () => AsOf | null;
  /** The same for `/ready`; in the subgraph that owns the feed: where it ends. */
  readonly position: () => Promise<AsOf | null>;
  /**
   * How the unit feed is followed, for `/ready`; `asOf` is said where answers are as of another place than `position`. Left out
   * where there is nothing to follow.
   */
  readonly feed?: () => { readonly state: string; readonly sinceTime: Date; readonly asOf?: AsOf | null };
  /** Ends what the subgraph started itself: its follower and its connections. */
  readonly close: () => Promise<void>;
}

/**
 * Serves a subgraph until the process is told to stop.
 * @throws TraceError STORE_ROLE_TOO_POWERFUL before anything is served
 */
export async function startSubgraph<C extends RequestScope>(parts: SubgraphServer<C>): Promise<void> {
  const { name, environment, logger } = parts;
  await assertAppendOnlyRole(parts.sql);
  const app = express();
  const httpServer = createServer(app);
  setServerTimeouts(httpServer);
  const server = new ApolloServer<C>({
    schema: parts.subgraph.schema,
    introspection: false,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    formatError: createErrorFormatter(logger),
    logger,
    plugins: [
      ApolloServerPluginDrainHttpServer({ httpServer }),
      ApolloServerPluginLandingPageDisabled(),
      accessLog<C>(logger),
      asOfExtension<C>(parts.asOf),
    ],
  });
  await server.start();
  mount(app, server, parts);
  await new Promise<void>((resolve, reject) => {
    httpServer.once('error', reject).listen(environment.PORT, environment.HOST, resolve);
  });
  logger.info({ port: environment.PORT }, `${name} is serving`);
  closeOnSignals(logger, async () => {
    await server.stop();
    await parts.close();
  });
}

function mount<C extends RequestScope>(
  app: Express,
  server: ApolloServer<C>,
  parts: SubgraphServer<C>,
): void {
  app.disable('x-powered-by');
  app.get('/health', (_request, response) => {
    response.json({ status: 'ok' });
  });
  // A feed that cannot be read is shown but does not make the subgraph unready: what it has stored it can still answer.
  app.get('/ready', (_request, response) => {
    Promise.all([parts.position(), parts.sql.$queryRawUnsafe('SELECT 1')]).then(
      ([asOf]) => response.json({ status: 'ready', asOf, ...(parts.feed && { feed: parts.feed() }) }),
      (error: unknown) => {
        parts.logger.warn({ err: error }, 'store not reachable');
        response.status(503).json({ status: 'store unavailable' });
      },
    );
  });
  app.use(
    '/graphql',
    ...signedBody(parts.name, parts.environment.GATEWAY_SIGNING_KEYS),
    expressMiddleware(server, { context: ({ req }) => Promise.resolve(parts.createContext(callerOf(req))) }),
  );
  app.use(refuseRequest(parts.logger));
}
