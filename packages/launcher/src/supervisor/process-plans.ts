import { join } from 'node:path';

import { PROJECT_ROOT } from '../checkout';
import { subgraphPort } from '../environment';
import type { LauncherEnvironment } from '../environment';
import type { HomeSecrets } from '../home/home-secrets';
import { STORES } from '../stores/store-names';
import type { StoreName, StoreUrls } from '../stores/store-names';
import type { ProcessPlan } from './supervised-process';

const LOOPBACK = '127.0.0.1';

/** What the plans are made of. */
export interface PlanInput {
  readonly environment: LauncherEnvironment;
  readonly secrets: HomeSecrets;
  /** The stores of the subgraphs that run here. */
  readonly urls: ReadonlyMap<StoreName, StoreUrls>;
  /** Folder that holds `subgraphs/` and `gateway/`, absolute; default the checkout. */
  readonly root?: string;
}

/** The subgraphs that run here: those without an address of their own. */
export function localSubgraphs(environment: LauncherEnvironment): readonly StoreName[] {
  return STORES.filter((name) => environment.stores[name].subgraphUrl === undefined);
}

/** Plans one subgraph. It sees the application role of its own store, its own keys and those of `units`. */
export function planSubgraph(name: StoreName, input: PlanInput): ProcessPlan {
  const { environment, secrets, urls, root = PROJECT_ROOT } = input;
  const port = String(subgraphPort(name, environment.port));
  const follows: Record<string, string> =
    name === 'units'
      ? {}
      : { UNITS_URL: addressOf('units', environment), UNITS_SIGNING_KEYS: keysOf('units', input) };
  return {
    name,
    program: join(root, 'subgraphs', name, 'dist', 'main.js'),
    readyUrl: `http://${LOOPBACK}:${port}/ready`,
    environment: {
      ...environment.inherited,
      PORT: port,
      HOST: LOOPBACK,
      DATABASE_URL: urls.get(name)?.databaseUrl ?? '',
      GATEWAY_SIGNING_KEYS: keysOf(name, input),
      OPERATOR_PSEUDONYM_KEY: environment.operatorPseudonymKey ?? secrets.operatorPseudonymKey,
      ...follows,
    },
  };
}

/** Plans the gateway. It sees no database; it signs for each subgraph with that one's keys. */
export function planGateway(input: PlanInput): ProcessPlan {
  const { environment, root = PROJECT_ROOT } = input;
  const subgraphs = STORES.flatMap((name) => [
    [`${name.toUpperCase()}_URL`, addressOf(name, environment)],
    [`${name.toUpperCase()}_SIGNING_KEYS`, keysOf(name, input)],
  ]);
  return {
    name: 'gateway',
    program: join(root, 'gateway', 'dist', 'main.js'),
    readyUrl: `${gatewayOrigin(environment)}/ready`,
    environment: {
      ...environment.inherited,
      PORT: String(environment.port),
      HOST: environment.host,
      TRACEGRAPH_HOME: environment.home,
      ...(Object.fromEntries(subgraphs) as Record<string, string>),
    },
  };
}

/** Where the gateway can be asked from this machine, without a path. */
export function gatewayOrigin({ host, port }: LauncherEnvironment): string {
  const everywhere = host === '0.0.0.0' || host === '::';
  const reachable = everywhere ? LOOPBACK : host.includes(':') ? `[${host}]` : host;
  return `http://${reachable}:${port}`;
}

function addressOf(name: StoreName, environment: LauncherEnvironment): string {
  const port = subgraphPort(name, environment.port);
  return environment.stores[name].subgraphUrl ?? `http://${LOOPBACK}:${port}/graphql`;
}

function keysOf(name: StoreName, { environment, secrets }: PlanInput): string {
  return environment.stores[name].signingKeys ?? secrets.stores[name].signingKeys;
}
