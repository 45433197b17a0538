import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { composeServices } from '@apollo/composition';
import { createLogger } from '@tracegraph/service-kit';
import { GraphQLError, parse } from 'graphql';
import type { GraphQLFormattedError } from 'graphql';

import { readGatewayEnvironment } from '../../../gateway/src/environment';
import { startGateway } from '../../../gateway/src/gateway';
import type { RunningGateway } from '../../../gateway/src/gateway';
import type { CallerOf } from '../../../gateway/src/http/body';
import type { OperationCounts } from '../../../gateway/src/operation-record';
import { ToySubgraph } from './toy-subgraph';

const LINK =
  'extend schema @link(url: "https://specs.apollo.dev/federation/v2.7", import: ["@key", "@shareable"])\n';

/** One signing key, as the environment states it. */
export const SIGNING_KEY = `k1:${'ab'.repeat(32)}`;

/** units → components (the lot of a unit, its components) → firmware (the image named by a lot). */
export function createToySubgraphs(): Record<'units' | 'components' | 'firmware', ToySubgraph> {
  const unit = (unitKey: string): Record<string, unknown> => ({
    unitKey,
    lot: { lotNumber: Number(unitKey) % 2 === 0 ? 'EVEN' : 'ODD' },
  });
  return {
    units: new ToySubgraph(
      'units',
      `${LINK}
      type Query { unit(unitKey: ID!): Unit units(unitKeys: [ID!]!): [Unit!] serialCount: Int }
      type Mutation { registerUnit(unitKey: ID!): Unit }
      type Unit @key(fields: "unitKey") { unitKey: ID! lot: Lot }
      type Lot @key(fields: "lotNumber", resolvable: false) { lotNumber: ID! }`,
      {
        Query: {
          unit: (_: unknown, { unitKey }: { unitKey: string }) => unit(unitKey),
          units: (_: unknown, { unitKeys }: { unitKeys: string[] }) => unitKeys.map(unit),
          serialCount: () => 3,
        },
        Mutation: { registerUnit: (_: unknown, { unitKey }: { unitKey: string }) => unit(unitKey) },
      },
    ),
    components: new ToySubgraph(
      'components',
      `${LINK}
      type Query { lot(lotNumber: ID!): Lot }
      type Unit @key(fields: "unitKey") { unitKey: ID! components: [String!] }
      type Lot @key(fields: "lotNumber") { lotNumber: ID! supplier: Supplier origin: String image: Image }
      type Supplier { name: String }
      type Image @key(fields: "digest", resolvable: false) { digest: ID! }`,
      {
        Query: { lot: (_: unknown, { lotNumber }: { lotNumber: string }) => ({ lotNumber }) },
        Unit: { components: ({ unitKey }: { unitKey: string }) => [`R${unitKey}`] },
        Lot: {
          supplier: ({ lotNumber }: { lotNumber: string }) => ({ name: `Supplier of ${lotNumber}` }),
          origin: ({ lotNumber }: { lotNumber: string }) => {
            if (lotNumber !== 'ODD') return 'DE';
            throw new GraphQLError('The origin of lot ODD is disputed.', {
              extensions: { code: 'LOT_DISPUTED', details: { lotNumber } },
            });
          },
          image: ({ lotNumber }: { lotNumber: string }) => ({ digest: `FILE:${lotNumber}` }),
        },
      },
    ),
    firmware: new ToySubgraph(
      'firmware',
      `${LINK}
      type Query { image(digest: ID!): Image }
      type Image @key(fields: "digest") { digest: ID! version: String }`,
      {
        Query: { image: (_: unknown, { digest }: { digest: string }) => ({ digest }) },
        Image: { version: ({ digest }: { digest: string }) => `1.0 of ${digest}` },
      },
    ),
  };
}

/** Composes running subgraphs as the composition script does. */
export function compose(subgraphs: readonly ToySubgraph[]): string {
  const services = subgraphs.map(({ name, sdl, port }) => ({
    name,
    typeDefs: parse(sdl),
    url: `http://127.0.0.1:${port}/graphql`,
  }));
  const { supergraphSdl, errors } = composeServices(services);
  if (!supergraphSdl) throw new Error(String(errors));
  return supergraphSdl;
}

/** An answer of the gateway with what tests look at. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly data: Record<string, unknown> | null | undefined;
  readonly errors: readonly GraphQLFormattedError[];
  readonly extensions: Record<string, unknown> | undefined;
  readonly counts: OperationCounts;
}

/** A gateway over three toy subgraphs, each over real HTTP. */
export interface ToyGraph {
  readonly subgraphs: ReturnType<typeof createToySubgraphs>;
  readonly gateway: RunningGateway;
  readonly url: string;
  readonly supergraphFile: string;
  readonly ask: (
    query: string,
    variables?: Record<string, unknown>,
    headers?: Record<string, string>,
  ) => Promise<Answer>;
  readonly close: () => Promise<void>;
}

/** What a test may change about a {@link ToyGraph}. */
export interface ToyGraphOptions {
  readonly variables?: Record<string, string>;
  readonly callerOf?: CallerOf;
}

/** Starts subgraphs and gateway on free ports. */
export async function startToyGraph({ variables = {}, callerOf }: ToyGraphOptions = {}): Promise<ToyGraph> {
  const subgraphs = createToySubgraphs();
  const all = Object.values(subgraphs);
  await Promise.all(all.map((subgraph) => subgraph.start()));
  const folder = mkdtempSync(join(tmpdir(), 'tracegraph-gateway-'));
  const supergraphFile = join(folder, 'supergraph.graphql');
  writeFileSync(supergraphFile, compose(all));
  const keys = Object.fromEntries(all.map(({ name }) => [`${name.toUpperCase()}_SIGNING_KEYS`, SIGNING_KEY]));
  const environment = readGatewayEnvironment({
    NODE_ENV: 'test',
    SUPERGRAPH_FILE: supergraphFile,
    ...keys,
    ...variables,
  });
  const logger = createLogger('gateway', 'silent');
  const gateway = await startGateway({ ...environment, PORT: 0 }, logger, callerOf);
  const url = `http://127.0.0.1:${gateway.port}`;
  return {
    subgraphs,
    gateway,
    url,
    supergraphFile,
    ask: (query, values, headers) => ask(url, query, values, headers),
    close: async () => {
      await gateway.close();
      await Promise.all(all.map((subgraph) => subgraph.stop().catch(() => undefined)));
      rmSync(folder, { recursive: true });
    },
  };
}

async function ask(
  url: string,
  query: string,
  variables: Record<string, unknown> = {},
  headers: Record<string, string> = {},
): Promise<Answer> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query, variables }),
  });
  const text = await response.text();
  const body = JSON.parse(text) as Partial<Pick<Answer, 'data' | 'errors' | 'extensions'>>;
  return {
    status: response.status,
    headers: response.headers,
    text,
    data: body.data,
    errors: body.errors ?? [],
    extensions: body.extensions,
    counts: JSON.parse(response.headers.get('x-tracegraph-counts') ?? '{}') as OperationCounts,
  };
}
