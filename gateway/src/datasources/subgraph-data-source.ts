import type { GraphQLDataSource, GraphQLDataSourceProcessOptions } from '@apollo/gateway';
import type { Logger } from '@tracegraph/service-kit';

import type { GatewayContext } from '../context';
import { affectedPaths, fetchShape, isMutation } from './fetch-shape';
import type { FetchShape } from './fetch-shape';
import { fanEntities, fanErrors, uniqueRepresentations } from './representations';
import type { Representation } from './representations';
import { fitAnswer, readAnswer } from './subgraph-answer';
import type { SubgraphAnswer } from './subgraph-answer';
import type { SubgraphClient } from './subgraph-client';
import { messageFor, SubgraphFailure } from './subgraph-failure';

/** Time limits of requests to a subgraph, in milliseconds. */
export interface SubgraphTimeouts {
  readonly query: number;
  readonly mutation: number;
}

/** A step of a query plan, ready to be sent. */
interface PlannedFetch {
  readonly operation: string;
  readonly operationName: string | undefined;
  readonly variables: Readonly<Record<string, unknown>>;
}

type ProcessOptions = GraphQLDataSourceProcessOptions<GatewayContext>;
type ProcessResult = ReturnType<GraphQLDataSource['process']>;

/**
 * Answers the steps of query plans that belong to one subgraph. Never rejects because of the subgraph: what is missing
 * is null and has an error, whose path the executor turns into the client's.
 */
export class SubgraphDataSource implements GraphQLDataSource<GatewayContext> {
  constructor(
    private readonly client: SubgraphClient,
    private readonly timeouts: SubgraphTimeouts,
    private readonly logger: Logger,
  ) {}

  async process(options: ProcessOptions): ProcessResult {
    if (!('incomingRequestContext' in options)) {
      throw new Error('Subgraphs are asked on behalf of a client only.');
    }
    const { query = '', operationName, variables = {} } = options.request;
    const fetch: PlannedFetch = { operation: query, operationName, variables };
    const { context } = options.incomingRequestContext;
    const asked: unknown = variables['representations'];
    const { data, errors } = Array.isArray(asked)
      ? await this.fetchEntities(fetch, asked as Representation[], context)
      : await this.fetch(fetch, null, context);
    return errors.length > 0 ? { data, errors } : { data };
  }

  private async fetchEntities(
    fetch: PlannedFetch,
    asked: readonly Representation[],
    context: GatewayContext,
  ): Promise<Pick<SubgraphAnswer, 'data' | 'errors'>> {
    const { unique, slots } = uniqueRepresentations(asked);
    context.record.countRepresentations(this.name, asked.length, unique.length);
    const variables = { ...fetch.variables, representations: unique };
    const answer = await this.fetch({ ...fetch, variables }, unique.length, context);
    if (unique.length === asked.length) return answer;
    const entities = answer.data?.['_entities'] as unknown[];
    return {
      data: { ...answer.data, _entities: fanEntities(entities, slots) },
      errors: fanErrors(answer.errors, slots),
    };
  }

  /** Sends one request; a failure of the subgraph becomes an answer of nulls and errors. */
  private async fetch(
    fetch: PlannedFetch,
    entityCount: number | null,
    context: GatewayContext,
  ): Promise<SubgraphAnswer> {
    const shape = (): FetchShape => fetchShape(fetch.operation, entityCount);
    try {
      const answer = await this.send(fetch, context);
      if (answer.asOf) context.record.noteAsOf(this.name, answer.asOf);
      return fitAnswer(answer, shape, entityCount);
    } catch (error) {
      if (!(error instanceof SubgraphFailure)) throw error;
      this.logger.warn(
        { subgraph: this.name, code: error.code, reason: error.reason, requestId: context.requestId },
        'subgraph failed',
      );
      return this.emptyAnswer(error, shape());
    }
  }

  private async send(fetch: PlannedFetch, context: GatewayContext): Promise<SubgraphAnswer> {
    const { operation, operationName, variables } = fetch;
    const isRecording = isMutation(operation);
    const timeLeft = context.deadlineAt - performance.now();
    const answer = await this.client.post({
      body: JSON.stringify({ query: operation, operationName, variables }),
      caller: context.caller,
      requestId: context.requestId,
      timeoutMs: Math.min(timeLeft, isRecording ? this.timeouts.mutation : this.timeouts.query),
      isRepeatable: !isRecording,
      onSend: () => {
        context.record.countRequest(this.name);
      },
    });
    return readAnswer(answer);
  }

  /** `details.fields` says which facts of the entity at the path are missing: the path alone names the entity. */
  private emptyAnswer({ code }: SubgraphFailure, shape: FetchShape): SubgraphAnswer {
    const message = messageFor(code, this.name, shape.isMutation);
    const details = shape.entityCount === null ? undefined : { fields: shape.fields };
    return {
      data:
        shape.entityCount === null
          ? null
          : { _entities: Array.from({ length: shape.entityCount }, () => null) },
      errors: affectedPaths(shape).map((path) => ({
        message,
        path,
        extensions: { code, ...(details && { details }) },
      })),
      asOf: undefined,
    };
  }

  private get name(): string {
    return this.client.address.name;
  }
}
