import { createServer } from 'node:http';
import type { IncomingHttpHeaders, IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

import { buildSubgraphSchema } from '@apollo/subgraph';
import type { GraphQLResolverMap } from '@apollo/subgraph/dist/schema-helper';
import { setServerTimeouts } from '@tracegraph/service-kit';
import { graphql, parse } from 'graphql';
import type { GraphQLSchema } from 'graphql';

/** A request as a toy subgraph received it. */
export interface ReceivedRequest {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  readonly query: string;
  readonly variables: Record<string, unknown> & { readonly representations?: readonly unknown[] };
}

/** Lets a test answer in place of the schema, or do something first and return nothing. */
export type Intercept = (request: ReceivedRequest, response: ServerResponse) => Promise<boolean> | boolean;

/** A subgraph of a few types over HTTP, which remembers what it was asked. */
export class ToySubgraph {
  readonly received: ReceivedRequest[] = [];
  /** Returns true when it has answered, or will never answer. */
  intercept: Intercept = () => false;
  /** What is answered in `extensions`. */
  extensions: (request: ReceivedRequest) => Record<string, unknown> | undefined = () => undefined;
  private readonly schema: GraphQLSchema;
  private readonly server: Server;

  constructor(
    readonly name: string,
    readonly sdl: string,
    resolvers: Record<string, unknown>,
  ) {
    this.schema = buildSubgraphSchema({
      typeDefs: parse(this.sdl),
      resolvers: resolvers as GraphQLResolverMap<unknown>,
    });
    this.server = createServer((request, response) => {
      void this.serve(request, response);
    });
    setServerTimeouts(this.server);
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  async start(port = 0): Promise<void> {
    await new Promise<void>((resolve) => this.server.listen(port, '127.0.0.1', resolve));
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  /** Back to a subgraph that was never asked and answers everything. */
  reset(): void {
    this.received.length = 0;
    this.intercept = () => false;
    this.extensions = () => undefined;
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    if (request.method === 'GET') {
      response.end('ok');
      return;
    }
    const body = Buffer.concat(chunks).toString('utf8');
    const { query, variables } = JSON.parse(body) as Pick<ReceivedRequest, 'query' | 'variables'>;
    const received = { path: request.url ?? '', headers: request.headers, body, query, variables };
    this.received.push(received);
    if (await this.intercept(received, response)) return;
    const result = await graphql({ schema: this.schema, source: query, variableValues: variables });
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ ...result, extensions: this.extensions(received) }));
  }
}

/** Answers JSON of the test's choice. */
export function answerJson(response: ServerResponse, status: number, body: unknown): true {
  response.statusCode = status;
  response.setHeader('content-type', 'application/json');
  response.end(JSON.stringify(body));
  return true;
}
