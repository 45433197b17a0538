import { CLIENT_KEEP_ALIVE_MS, signRequest } from '@tracegraph/service-kit';
import type { CallerClaims } from '@tracegraph/service-kit';
import { Pool } from 'undici';

import type { SubgraphAddress } from '../environment';
import { SubgraphFailure } from './subgraph-failure';

/** One GraphQL request as it goes to a subgraph. */
export interface SubgraphCall {
  /** The final bytes. */
  readonly body: string;
  readonly caller: CallerClaims;
  readonly requestId: string;
  readonly timeoutMs: number;
  /** Whether it may be sent twice: true for queries only. */
  readonly isRepeatable: boolean;
  /** Called for every request that goes out. */
  readonly onSend: () => void;
}

/** What came back: the status, and the body as JSON, undefined when it is not JSON. */
export interface SubgraphHttpAnswer {
  readonly status: number;
  readonly body: unknown;
}

/** Time the readiness page waits for a subgraph, in milliseconds. */
const PROBE_TIMEOUT_MS = 500;
/** The other side closed a kept connection just as we wrote into it; nothing was served. */
const CLOSED_CONNECTION = new Set(['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET']);

/** Sends signed requests to one subgraph over a bounded pool of kept connections. */
export class SubgraphClient {
  private readonly pool: Pool;
  private readonly path: string;

  /**
   * @param address where it is and the keys to sign with
   * @param connections requests under way at the same time; further ones wait within their timeout
   */
  constructor(
    readonly address: SubgraphAddress,
    connections: number,
  ) {
    this.path = address.url.pathname + address.url.search;
    this.pool = new Pool(address.url.origin, {
      connections,
      pipelining: 1,
      keepAliveTimeout: CLIENT_KEEP_ALIVE_MS,
      keepAliveMaxTimeout: CLIENT_KEEP_ALIVE_MS,
      headersTimeout: 0,
      bodyTimeout: 0,
    });
  }

  /**
   * Sends one request.
   * @throws SubgraphFailure SUBGRAPH_TIMEOUT, SUBGRAPH_UNAVAILABLE
   */
  async post(call: SubgraphCall): Promise<SubgraphHttpAnswer> {
    if (call.timeoutMs <= 0) throw new SubgraphFailure('SUBGRAPH_TIMEOUT', 'no time left to ask');
    const abort = new AbortController();
    const timer = setTimeout(() => {
      abort.abort();
    }, call.timeoutMs);
    try {
      return await this.sendAndRepeat(call, abort.signal);
    } catch (error) {
      if (abort.signal.aborted) {
        throw new SubgraphFailure(
          'SUBGRAPH_TIMEOUT',
          `no answer within ${Math.round(call.timeoutMs)} ms`,
          error,
        );
      }
      throw new SubgraphFailure('SUBGRAPH_UNAVAILABLE', String(error), error);
    } finally {
      clearTimeout(timer);
    }
  }

  /** Whether anything answers at the address of the subgraph. */
  async isReachable(): Promise<boolean> {
    try {
      const signal = AbortSignal.timeout(PROBE_TIMEOUT_MS);
      const { body } = await this.pool.request({ method: 'GET', path: '/health', signal });
      await body.dump();
      return true;
    } catch {
      return false;
    }
  }

  /** Finishes what is under way, then closes the connections. */
  async retire(): Promise<void> {
    await this.pool.close();
  }

  /** Closes all connections at once. */
  async close(): Promise<void> {
    await this.pool.destroy();
  }

  private async sendAndRepeat(call: SubgraphCall, signal: AbortSignal): Promise<SubgraphHttpAnswer> {
    try {
      return await this.send(call, signal);
    } catch (error) {
      if (signal.aborted || !call.isRepeatable || !isClosedConnection(error)) throw error;
      return await this.send(call, signal);
    }
  }

  /** Each sending is signed anew: a subgraph serves a nonce once. */
  private async send(call: SubgraphCall, signal: AbortSignal): Promise<SubgraphHttpAnswer> {
    const { name, keys } = this.address;
    const request = { method: 'POST', path: this.path, body: call.body } as const;
    const signature = keys && signRequest(request, call.caller, { audience: name, keys }, call.requestId);
    call.onSend();
    const { statusCode, body } = await this.pool.request({
      ...request,
      headers: {
        'content-type': 'application/json',
        accept: 'application/json, application/graphql-response+json;q=0.9',
        'x-request-id': call.requestId,
        ...signature,
      },
      signal,
    });
    return { status: statusCode, body: parseJson(await body.text()) };
  }
}

function isClosedConnection(error: unknown): boolean {
  return error instanceof Error && 'code' in error && CLOSED_CONNECTION.has(String(error.code));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
