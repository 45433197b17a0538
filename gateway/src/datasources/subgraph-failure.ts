import type { GatewayErrorCode } from '../errors';

/** How a subgraph can fail as a whole. */
export type SubgraphFailureCode = Extract<GatewayErrorCode, `SUBGRAPH_${string}`>;

/** A subgraph gave no usable answer. `reason` is for the log alone: it may name hosts. */
export class SubgraphFailure extends Error {
  constructor(
    readonly code: SubgraphFailureCode,
    readonly reason: string,
    cause?: unknown,
  ) {
    super(reason, { cause });
    this.name = 'SubgraphFailure';
  }
}

const WHAT_HAPPENED: Readonly<Record<SubgraphFailureCode, string>> = {
  SUBGRAPH_UNAVAILABLE: 'could not be reached',
  SUBGRAPH_TIMEOUT: 'did not answer in time',
  SUBGRAPH_REJECTED: 'gave no usable answer',
};

/**
 * What the client is told. After a mutation it is unknown whether anything was stored, and the client MUST learn that.
 * @param subgraph its name, never its address
 */
export function messageFor(code: SubgraphFailureCode, subgraph: string, isMutation: boolean): string {
  const start = `The subgraph ${subgraph} ${WHAT_HAPPENED[code]}; `;
  return isMutation
    ? `${start}it is unknown whether anything was recorded. Send the same request again: a repeated eventId is recorded once.`
    : `${start}its facts are missing from this answer. Ask again later.`;
}
