import type { Logger } from '@tracegraph/service-kit';

import type { GatewayEnvironment, SubgraphAddress } from '../environment';
import type { Supergraph } from '../supergraph-file';
import { SubgraphClient } from './subgraph-client';
import { SubgraphDataSource } from './subgraph-data-source';

/** Whether each subgraph answers, by name. */
export type Reachability = Readonly<Record<string, 'reachable' | 'unreachable'>>;

/** How long a probe of the subgraphs is good for, in milliseconds: the readiness page must not multiply requests. */
const PROBE_LIFETIME_MS = 1_000;

/** The connections to all subgraphs; kept over a reload for every subgraph whose address stays. */
export class SubgraphSources {
  private readonly clients = new Map<string, SubgraphClient>();
  private inUse: readonly SubgraphClient[] = [];
  private probe: { readonly until: number; readonly result: Promise<Reachability> } | undefined;

  constructor(
    private readonly environment: GatewayEnvironment,
    private readonly logger: Logger,
  ) {}

  /**
   * A data source for each subgraph of `supergraph`.
   * @throws TraceError ENVIRONMENT_INVALID when the address of one is unknown
   */
  sourcesOf(supergraph: Supergraph): ReadonlyMap<string, SubgraphDataSource> {
    const { SUBGRAPH_TIMEOUT_MS: query, SUBGRAPH_MUTATION_TIMEOUT_MS: mutation } = this.environment;
    const addresses = [...this.environment.addressesOf(supergraph.subgraphs).values()];
    return new Map(
      addresses.map((address) => [
        address.name,
        new SubgraphDataSource(this.clientFor(address), { query, mutation }, this.logger),
      ]),
    );
  }

  /** Makes `supergraph` the one in use; connections of subgraphs it does not name end once nobody can use them. */
  use(supergraph: Supergraph): void {
    const addresses = [...this.environment.addressesOf(supergraph.subgraphs).values()];
    this.inUse = addresses.map((address) => this.clientFor(address));
    this.probe = undefined;
    for (const { name, keys } of addresses) {
      if (!keys) this.logger.warn({ subgraph: name }, 'requests to this subgraph are not signed');
    }
    for (const [key, client] of this.clients) {
      if (this.inUse.includes(client)) continue;
      this.clients.delete(key);
      setTimeout(() => void client.retire(), this.environment.REQUEST_DEADLINE_MS).unref();
    }
  }

  /** Asks every subgraph in use whether it is there. */
  async reachability(): Promise<Reachability> {
    const now = performance.now();
    if (!this.probe || this.probe.until < now) {
      this.probe = { until: now + PROBE_LIFETIME_MS, result: this.probeAll() };
    }
    return await this.probe.result;
  }

  async close(): Promise<void> {
    await Promise.all([...this.clients.values()].map((client) => client.close()));
  }

  private async probeAll(): Promise<Reachability> {
    const probes = this.inUse.map(async (client) => {
      const isReachable = await client.isReachable();
      return [client.address.name, isReachable ? 'reachable' : 'unreachable'] as const;
    });
    return Object.fromEntries(await Promise.all(probes));
  }

  private clientFor(address: SubgraphAddress): SubgraphClient {
    const key = `${address.name} ${address.url.href}`;
    const known = this.clients.get(key);
    if (known) return known;
    const client = new SubgraphClient(address, this.environment.SUBGRAPH_CONNECTIONS);
    this.clients.set(key, client);
    return client;
  }
}
