import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';

import { setServerTimeouts } from '@tracegraph/service-kit';
import type { Logger } from '@tracegraph/service-kit';

import { LOCAL_CALLER } from './caller';
import { SubgraphSources } from './datasources/subgraph-sources';
import type { GatewayEnvironment } from './environment';
import { FederationExecutor } from './executor';
import { createGraphqlServer } from './graphql-server';
import type { CallerOf } from './http/body';
import { createHttpApp } from './http/http-app';
import { SupergraphFile } from './supergraph-file';

/** A gateway that serves. */
export interface RunningGateway {
  /** Port it listens on. */
  readonly port: number;
  /** Reads the supergraph file again; a bad one is logged and the last good one keeps serving. */
  readonly reload: () => Promise<void>;
  /** Becomes unready, finishes what is under way, then closes all connections. */
  readonly close: () => Promise<void>;
}

/** Loads the supergraph from its file and serves the graph. */
export async function startGateway(
  environment: GatewayEnvironment,
  logger: Logger,
  callerOf: CallerOf = () => LOCAL_CALLER,
): Promise<RunningGateway> {
  const file = new SupergraphFile(environment.SUPERGRAPH_FILE);
  const sources = new SubgraphSources(environment, logger);
  const executor = new FederationExecutor(sources, logger);
  await file.load((supergraph) => executor.use(supergraph));

  let isDraining = false;
  const server = createServer();
  const graphql = createGraphqlServer({ environment, logger, executor, server });
  await graphql.start();
  const readiness = {
    isDraining: () => isDraining,
    supergraphId: () => executor.supergraphId,
    lastReloadFailure: () => file.lastFailure,
    reachability: () => sources.reachability(),
  };
  const defaultQueryFile = join(dirname(environment.SUPERGRAPH_FILE), 'operations/audit-answer.graphql');
  server.on(
    'request',
    createHttpApp({ environment, logger, graphql, readiness, callerOf, defaultQueryFile }),
  );
  setServerTimeouts(server);
  return {
    port: await listen(server, environment),
    reload: () => reload(file, executor, logger),
    close: async () => {
      isDraining = true;
      await graphql.stop();
      await sources.close();
    },
  };
}

async function reload(file: SupergraphFile, executor: FederationExecutor, logger: Logger): Promise<void> {
  try {
    const supergraphId = await file.load((supergraph) => executor.use(supergraph));
    logger.info({ supergraphId }, 'supergraph loaded');
  } catch (error) {
    logger.error(
      { err: error, supergraphId: executor.supergraphId, ...file.lastFailure },
      'supergraph refused; the last good one keeps serving',
    );
  }
}

function listen(server: Server, { PORT, HOST }: GatewayEnvironment): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(PORT, HOST, () => {
      server.off('error', reject);
      resolve((server.address() as AddressInfo).port);
    });
  });
}
