import { resolve } from 'node:path';

import { parseEnvironment, portVariable, TraceError } from '@tracegraph/service-kit';
import { z } from 'zod';

import { DEFAULT_HOME } from './checkout';
import { STORES } from './stores/store-names';
import type { StoreName, StoreUrls } from './stores/store-names';

const postgresUrl = z.url({
  protocol: /^postgres(ql)?$/,
  error: 'expected postgresql://user:password@host:port/name',
});
const httpUrl = z.url({ protocol: /^https?$/, error: 'expected an http(s) address' });

/** Above the gateway's port lie the ports of the subgraphs and, 9 above, that of the embedded PostgreSQL. */
const POSTGRES_PORT_OFFSET = 9;

/** Every variable of the launcher but those of the stores, for which see {@link storeVariables}. */
export const launcherVariables = z.object({
  TRACEGRAPH_HOME: z
    .string()
    .optional()
    .describe('The data directory; default .tracegraph beside the root package.json.'),
  PORT: portVariable
    .max(65_535 - POSTGRES_PORT_OFFSET)
    .default(4000)
    .describe('Port of the gateway; +1 to +4 are the subgraphs, +9 the embedded PostgreSQL.'),
  HOST: z
    .string()
    .default('127.0.0.1')
    .describe('Address the gateway listens on; all others listen on 127.0.0.1 only.'),
  LOG_TO_TERMINAL: z
    .enum(['0', '1'])
    .default('0')
    .describe('1: the logs of the processes are also written to the terminal.'),
  GATEWAY_SIGNING_KEYS: z
    .string()
    .optional()
    .describe(
      'Keys between the gateway and every subgraph, `kid:hex[,kid:hex]`; default is random ones per subgraph, kept in the data directory.',
    ),
  OPERATOR_PSEUDONYM_KEY: z
    .string()
    .optional()
    .describe('Keys the pseudonyms of operators, hex; default is a random one, kept in the data directory.'),
});

/** The variables of tests: see {@link readTestServer}. */
export const testVariables = z.object({
  TRACEGRAPH_TEST_POSTGRES_URL: postgresUrl
    .optional()
    .describe(
      'A superuser of a PostgreSQL 15 or later that is for tests alone; unset: the lowest version among the packages of Debian.',
    ),
});

/** The variables of one store and its subgraph. */
export function storeVariables(name: StoreName): z.ZodObject {
  const prefix = name.toUpperCase();
  return z.object({
    [`${prefix}_DATABASE_URL`]: postgresUrl
      .optional()
      .describe(`Database of the ${name} store, application role; unset: embedded.`),
    [`${prefix}_MIGRATION_DATABASE_URL`]: postgresUrl
      .optional()
      .describe(`The same database, owner; used only by the migrator.`),
    [`${prefix}_URL`]: httpUrl
      .optional()
      .describe(`Address of a ${name} subgraph that runs elsewhere; it is not started here.`),
    [`${prefix}_SIGNING_KEYS`]: z
      .string()
      .optional()
      .describe(`Keys between the gateway and the ${name} subgraph; default GATEWAY_SIGNING_KEYS.`),
  });
}

interface GivenStore {
  readonly databaseUrl?: string;
  readonly migrationUrl?: string;
  readonly subgraphUrl?: string;
  readonly signingKeys?: string;
}

/** What the environment says of one store and its subgraph. */
export interface StoreSettings {
  /** A database of the user's own; undefined = embedded. */
  readonly urls: StoreUrls | undefined;
  /** `<NAME>_URL`: this subgraph runs elsewhere and is not started here. */
  readonly subgraphUrl: string | undefined;
  /** `<NAME>_SIGNING_KEYS`, else GATEWAY_SIGNING_KEYS; undefined = those kept in the data directory. */
  readonly signingKeys: string | undefined;
}

/** All the launcher takes from the process environment. */
export interface LauncherEnvironment {
  /** TRACEGRAPH_HOME, absolute. */
  readonly home: string;
  /** Port of the gateway. */
  readonly port: number;
  /** Address the gateway listens on; subgraphs and PostgreSQL always take 127.0.0.1. */
  readonly host: string;
  readonly postgresPort: number;
  /** Logs of the processes also go to the terminal. */
  readonly logToTerminal: boolean;
  readonly operatorPseudonymKey: string | undefined;
  readonly stores: Readonly<Record<StoreName, StoreSettings>>;
  /** Variables that the started processes inherit: everything but databases and keys. */
  readonly inherited: Readonly<Record<string, string>>;
}

/** The ports of the subgraphs, by the port of the gateway. */
export function subgraphPort(name: StoreName, gatewayPort: number): number {
  return gatewayPort + 1 + STORES.indexOf(name);
}

/**
 * Reads and checks the environment, the only place that does.
 * @param source the variables, normally `process.env`; an empty text counts as unset
 * @throws TraceError ENVIRONMENT_INVALID with every problem, or STORE_URL_INCOMPLETE when only halves of URL pairs are missing
 */
export function readLauncherEnvironment(source: NodeJS.ProcessEnv = process.env): LauncherEnvironment {
  const problems: string[] = [];
  const found = collect(problems, () => parseEnvironment(launcherVariables, source));
  const entries = STORES.map((name) => [name, readStore(name, source, problems)] as const);
  const incomplete = entries.flatMap(([name, given]) => incompleteUrls(name, given));
  if (problems.length > 0 || !found) {
    problems.push(...incomplete);
    throw new TraceError('ENVIRONMENT_INVALID', `The environment is not usable. ${problems.join('; ')}`, {
      details: { problems },
    });
  }
  if (incomplete.length > 0) {
    throw new TraceError('STORE_URL_INCOMPLETE', `${incomplete.join('; ')}.`, {
      details: { problems: incomplete },
    });
  }
  return {
    home: resolve(found.TRACEGRAPH_HOME ?? DEFAULT_HOME),
    port: found.PORT,
    host: found.HOST,
    postgresPort: found.PORT + POSTGRES_PORT_OFFSET,
    logToTerminal: found.LOG_TO_TERMINAL === '1',
    operatorPseudonymKey: found.OPERATOR_PSEUDONYM_KEY,
    stores: Object.fromEntries(
      entries.map(([name, given]) => [name, toSettings(given, found.GATEWAY_SIGNING_KEYS)]),
    ) as Record<StoreName, StoreSettings>,
    inherited: inheritable(source),
  };
}

/**
 * The server on which test stores are made, as its superuser; undefined: each test starts an embedded one of its own.
 * @param source the variables, normally `process.env`; an empty text counts as unset
 * @throws TraceError ENVIRONMENT_INVALID
 */
export function readTestServer(source: NodeJS.ProcessEnv = process.env): string | undefined {
  return parseEnvironment(testVariables, source).TRACEGRAPH_TEST_POSTGRES_URL;
}

function readStore(name: StoreName, source: NodeJS.ProcessEnv, problems: string[]): GivenStore {
  const variables = storeVariables(name);
  const found = collect(problems, () => parseEnvironment(variables, source)) ?? {};
  const values = Object.keys(variables.shape).map((key) => found[key] as string | undefined);
  const [databaseUrl, migrationUrl, subgraphUrl, signingKeys] = values;
  return { databaseUrl, migrationUrl, subgraphUrl, signingKeys };
}

function collect<T>(problems: string[], read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof TraceError)) throw error;
    problems.push(...(error.details['problems'] as string[]));
    return undefined;
  }
}

function incompleteUrls(name: StoreName, { databaseUrl, migrationUrl }: GivenStore): string[] {
  const prefix = name.toUpperCase();
  if ((databaseUrl === undefined) === (migrationUrl === undefined)) return [];
  const [given, missing] = databaseUrl
    ? [`${prefix}_DATABASE_URL`, `${prefix}_MIGRATION_DATABASE_URL`]
    : [`${prefix}_MIGRATION_DATABASE_URL`, `${prefix}_DATABASE_URL`];
  return [`${given} is given without ${missing}: give both for a database of your own, or neither`];
}

function toSettings(given: GivenStore, sharedKeys: string | undefined): StoreSettings {
  const { databaseUrl, migrationUrl, subgraphUrl, signingKeys } = given;
  const urls = databaseUrl && migrationUrl ? { databaseUrl, migrationUrl } : undefined;
  return { urls, subgraphUrl, signingKeys: signingKeys ?? sharedKeys };
}

const WITHHELD = /(^|_)(DATABASE_URL|SIGNING_KEYS|PASSWORD)$|^OPERATOR_PSEUDONYM_KEY$|^PG[A-Z]+$/;

/** A process sees its own database and keys only, so those of the others, and what opens them, are not inherited. */
function inheritable(source: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    Object.entries(source).filter((entry): entry is [string, string] => {
      return entry[1] !== undefined && !WITHHELD.test(entry[0]);
    }),
  );
}
