import { resolve } from 'node:path';

import {
  INTERNAL_BODY_LIMIT,
  logLevelVariable,
  parseEnvironment,
  portVariable,
  signingKeysVariable,
  urlVariable,
} from '@tracegraph/service-kit';
import type { SigningKey } from '@tracegraph/service-kit';
import { z } from 'zod';

import type { SubgraphEntry } from './supergraph-file';

const REPOSITORY = resolve(__dirname, '../..');
const count = z.coerce.number().int().positive();

/** Every variable of the gateway but those of the subgraphs, for which see {@link subgraphVariables}. */
export const gatewayVariables = z.object({
  PORT: portVariable.default(4000).describe('Port the gateway listens on.'),
  HOST: z
    .string()
    .default('127.0.0.1')
    .describe('Address the gateway listens on; anything but loopback lets other machines ask.'),
  SUPERGRAPH_FILE: z
    .string()
    .default(resolve(REPOSITORY, 'schema/supergraph.graphql'))
    .describe(
      'The composed supergraph, default schema/supergraph.graphql; read at start and again on SIGHUP.',
    ),
  LOG_LEVEL: logLevelVariable.describe('Least severe level that is logged.'),
  NODE_ENV: z
    .enum(['development', 'test', 'production'])
    .default('development')
    .describe('In production: no introspection, no GraphQL IDE, no counts in response headers.'),
  CLIENT_BODY_LIMIT: count
    .default(256 * 1024)
    .describe('Largest request body of a caller that does not record, in bytes.'),
  RECORDING_BODY_LIMIT: count
    .default(INTERNAL_BODY_LIMIT)
    .describe('Largest request body of a caller that may record, in bytes.'),
  SUBGRAPH_TIMEOUT_MS: count
    .default(4_000)
    .describe('Time a subgraph has to answer a query, in milliseconds.'),
  SUBGRAPH_MUTATION_TIMEOUT_MS: count
    .default(15_000)
    .describe('Time a subgraph has to answer a mutation, in milliseconds.'),
  REQUEST_DEADLINE_MS: count
    .default(15_000)
    .describe('Time a whole operation may take over all its subgraphs, in milliseconds.'),
  SUBGRAPH_CONNECTIONS: count
    .default(100)
    .describe('Requests under way to one subgraph at the same time; further ones wait.'),
});

/** The name of a subgraph as the start of its variables: `units` → `UNITS`. */
function prefixOf(subgraph: string): string {
  return subgraph.toUpperCase().replace(/[^A-Z0-9]/g, '_');
}

/**
 * The variables of one subgraph: `<NAME>_URL` and `<NAME>_SIGNING_KEYS`.
 * @param name as the supergraph names it, so that a further subgraph needs no code here
 */
export function subgraphVariables(name: string): z.ZodObject {
  return z.object({
    [`${prefixOf(name)}_URL`]: urlVariable
      .optional()
      .describe(`Address of the ${name} subgraph; default is the one in the supergraph.`),
    [`${prefixOf(name)}_SIGNING_KEYS`]: signingKeysVariable
      .optional()
      .describe(
        `Keys that sign requests to the ${name} subgraph, \`kid:hex[,kid:hex]\`; the first one signs. Unset: requests are not signed.`,
      ),
  });
}

/** Where a subgraph is and how requests to it are signed. */
export interface SubgraphAddress {
  readonly name: string;
  readonly url: URL;
  /** Undefined: requests are not signed, for a foreign subgraph that does not verify them. */
  readonly keys: readonly SigningKey[] | undefined;
}

const addressFields = z.object({
  url: z.string().optional(),
  keys: z.custom<readonly SigningKey[]>().optional(),
});

/** The checked variables of the gateway. */
export type GatewayEnvironment = z.output<typeof gatewayVariables> & {
  /**
   * Where each subgraph of a supergraph is.
   * @throws TraceError ENVIRONMENT_INVALID naming every wrong or missing variable
   */
  readonly addressesOf: (subgraphs: readonly SubgraphEntry[]) => ReadonlyMap<string, SubgraphAddress>;
};

/**
 * Reads and checks the variables.
 * @param source normally the environment of the process
 * @throws TraceError ENVIRONMENT_INVALID naming every wrong variable
 */
export function readGatewayEnvironment(source: NodeJS.ProcessEnv = process.env): GatewayEnvironment {
  return {
    ...parseEnvironment(gatewayVariables, source),
    addressesOf: (subgraphs) => addressesOf(subgraphs, source),
  };
}

function addressesOf(
  subgraphs: readonly SubgraphEntry[],
  source: NodeJS.ProcessEnv,
): ReadonlyMap<string, SubgraphAddress> {
  const shapes = subgraphs.map(({ name, url }) => ({
    ...subgraphVariables(name).shape,
    ...(!URL.canParse(url) && { [`${prefixOf(name)}_URL`]: urlVariable }),
  }));
  const shape = Object.assign({}, ...shapes) as z.ZodRawShape;
  const given: Record<string, unknown> = parseEnvironment(z.object(shape), source);
  return new Map(
    subgraphs.map(({ name, url }) => {
      const own = addressFields.parse({
        url: given[`${prefixOf(name)}_URL`],
        keys: given[`${prefixOf(name)}_SIGNING_KEYS`],
      });
      return [name, { name, url: new URL(own.url ?? url), keys: own.keys }];
    }),
  );
}

/**
 * Apollo's packages read variables of their own. Nothing of a graph of manufacturing records may reach Apollo's
 * servers, and the planner's guards against crafted operations stay on. MUST run before a gateway is constructed.
 */
export function disableForeignReporting(): void {
  process.env['APOLLO_TELEMETRY_DISABLED'] = '1';
  for (const name of [
    'APOLLO_KEY',
    'APOLLO_GRAPH_REF',
    'APOLLO_GRAPH_ID',
    'APOLLO_GRAPH_VARIANT',
    'APOLLO_SCHEMA_REPORTING',
    'APOLLO_DISABLE_SECURITY_RECURSIVE_SELECTIONS_CHECK',
    'APOLLO_DISABLE_SECURITY_NON_LOCAL_SELECTIONS_CHECK',
  ]) {
    Reflect.deleteProperty(process.env, name);
  }
}
