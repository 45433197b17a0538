import { ApolloGateway } from '@apollo/gateway';
import type { ServiceEndpointDefinition } from '@apollo/gateway';
import type { ApolloServerOptionsWithGateway } from '@apollo/server';
import type { Logger } from '@tracegraph/service-kit';
import type { GraphQLSchema } from 'graphql';

import type { GatewayContext } from './context';
import type { SubgraphDataSource } from './datasources/subgraph-data-source';
import type { SubgraphSources } from './datasources/subgraph-sources';
import { disableForeignReporting } from './environment';
import { foreignLogger } from './foreign-logger';
import { wavesOf } from './plan-waves';
import type { Supergraph } from './supergraph-file';

type GatewayInterface = ApolloServerOptionsWithGateway<GatewayContext>['gateway'];
type SchemaListener = Parameters<GatewayInterface['onSchemaLoadOrUpdate']>[0];
type LoadResult = Awaited<ReturnType<GatewayInterface['load']>>;
type Execute = NonNullable<LoadResult['executor']>;

/** One supergraph, loaded and able to answer. */
interface Version {
  readonly id: string;
  readonly gateway: ApolloGateway;
  readonly schemaContext: Parameters<SchemaListener>[0];
}

/**
 * The executor of the gateway: for now it hands each operation to Apollo's own and keeps the counts. Every supergraph is
 * loaded into a gateway of its own, so that a bad one cannot touch the one that serves, and an operation runs to its end
 * on the schema it was validated with.
 */
export class FederationExecutor implements GatewayInterface {
  private current: Version | undefined;
  private readonly versions = new WeakMap<GraphQLSchema, Version>();
  private readonly listeners = new Set<SchemaListener>();

  constructor(
    private readonly sources: SubgraphSources,
    private readonly logger: Logger,
  ) {}

  /** Id of the supergraph that new operations run on; undefined before the first one is loaded. */
  get supergraphId(): string | undefined {
    return this.current?.id;
  }

  /**
   * Makes `supergraph` the one that serves.
   * @throws whatever is wrong with it; the one before keeps serving
   */
  async use(supergraph: Supergraph): Promise<void> {
    const version = await this.loadVersion(supergraph);
    const previous = this.current;
    this.versions.set(version.schemaContext.apiSchema, version);
    this.current = version;
    this.sources.use(supergraph);
    for (const listener of this.listeners) listener(version.schemaContext);
    await previous?.gateway.stop();
  }

  /** Called by the server at its start, after the first {@link use}. */
  load(): Promise<LoadResult> {
    if (!this.current) return Promise.reject(new Error('A supergraph is loaded before the server starts.'));
    for (const listener of this.listeners) listener(this.current.schemaContext);
    return Promise.resolve({ executor: this.execute });
  }

  onSchemaLoadOrUpdate(listener: SchemaListener): () => void {
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
    };
  }

  async stop(): Promise<void> {
    await this.current?.gateway.stop();
  }

  private readonly execute: Execute = async (request) => {
    const version = this.versions.get(request.schema) ?? this.current;
    if (!version) throw new Error('No supergraph is loaded.');
    (request.context as GatewayContext).record.supergraphId = version.id;
    return await version.gateway.executor(request);
  };

  private async loadVersion(supergraph: Supergraph): Promise<Version> {
    disableForeignReporting();
    const sources = this.sources.sourcesOf(supergraph);
    const gateway = new ApolloGateway({
      supergraphSdl: supergraph.sdl,
      validateSupergraph: true,
      logger: foreignLogger(this.logger, 'planner'),
      __exposeQueryPlanExperimental: false,
      buildService: (definition) => sourceOf(sources, definition),
      experimental_didResolveQueryPlan: (plan) => {
        (plan.requestContext.context as GatewayContext).record.waves = wavesOf(plan);
      },
    });
    let schemaContext: Version['schemaContext'] | undefined;
    gateway.onSchemaLoadOrUpdate((loaded) => {
      schemaContext = loaded;
    });
    await gateway.load();
    if (!schemaContext) throw new Error('The supergraph was loaded without a schema.');
    return { id: supergraph.id, gateway, schemaContext };
  }
}

function sourceOf(
  sources: ReadonlyMap<string, SubgraphDataSource>,
  { name }: ServiceEndpointDefinition,
): SubgraphDataSource {
  const source = sources.get(name);
  if (!source) throw new Error(`The supergraph names the subgraph ${name} without an address.`);
  return source;
}
