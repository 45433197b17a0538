/** Up to where a subgraph had followed the records of others when it answered. */
export interface AsOf {
  readonly position: string | number | null;
  readonly recordTime: string | null;
}

type CountBySubgraph = Record<string, number>;

/** The counts of an operation: deterministic, so tests hold them to a promise. */
export interface OperationCounts {
  /** HTTP requests to each subgraph, repeated ones included. */
  readonly subgraphRequests: CountBySubgraph;
  /** Entity representations sent to each subgraph. */
  readonly representations: CountBySubgraph;
  /** Entity representations the plan asked for, before equal ones were sent once. */
  readonly representationsAsked: CountBySubgraph;
  /** Longest chain of fetches that wait for each other. */
  readonly waves: number;
}

/** Collects what is known of one operation while it runs. */
export class OperationRecord {
  /** Set by the executor; undefined for an operation that was refused before it ran. */
  supergraphId: string | undefined;
  waves = 0;
  private readonly subgraphRequests: CountBySubgraph = {};
  private readonly representations: CountBySubgraph = {};
  private readonly representationsAsked: CountBySubgraph = {};
  private readonly asOf = new Map<string, AsOf>();

  countRequest(subgraph: string): void {
    add(this.subgraphRequests, subgraph, 1);
  }

  countRepresentations(subgraph: string, asked: number, sent: number): void {
    add(this.representationsAsked, subgraph, asked);
    add(this.representations, subgraph, sent);
  }

  /** Of several answers of one subgraph the oldest state counts: the whole answer is no newer than that. */
  noteAsOf(subgraph: string, asOf: AsOf): void {
    const known = this.asOf.get(subgraph);
    if (!known || (asOf.recordTime ?? '') < (known.recordTime ?? '')) this.asOf.set(subgraph, asOf);
  }

  /** State read by subgraph, or undefined when none stated one. */
  asOfBySubgraph(): Record<string, AsOf> | undefined {
    return this.asOf.size === 0 ? undefined : Object.fromEntries(this.asOf);
  }

  counts(): OperationCounts {
    const { subgraphRequests, representations, representationsAsked, waves } = this;
    return { subgraphRequests, representations, representationsAsked, waves };
  }
}

function add(counts: CountBySubgraph, subgraph: string, by: number): void {
  counts[subgraph] = (counts[subgraph] ?? 0) + by;
}
