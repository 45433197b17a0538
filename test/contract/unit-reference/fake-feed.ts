import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';

import { CONTEXT_HEADER, RequestVerifier, SIGNATURE_HEADER, TraceError } from '@tracegraph/service-kit';
import type { SigningKey } from '@tracegraph/service-kit';
import type { UnitReferenceEvent } from '@tracegraph/unit-reference';

/** What was asked of the feed. */
export interface FeedRequest {
  readonly subject: string;
  readonly after: string | null;
  readonly first: number;
  readonly operationName: string;
}

/** An answer in place of the next page. */
export type Failure = (response: ServerResponse) => void;

/** The feed of a units subgraph that verifies every request, serves what a test gives it, and fails on demand. */
export class FakeFeed {
  readonly events: UnitReferenceEvent[] = [];
  readonly requests: FeedRequest[] = [];
  /** Codes of requests that were refused. */
  readonly refused: string[] = [];
  /** Answers before pages are served again. */
  readonly failures: Failure[] = [];
  /** Events of one page. */
  pageSize = 2;
  private readonly verifier: RequestVerifier;
  private readonly server = createServer((request, response) => void this.serve(request, response));

  constructor(keys: readonly SigningKey[]) {
    this.verifier = new RequestVerifier('units', keys);
  }

  async listen(port: number): Promise<void> {
    await new Promise<void>((resolve) => this.server.listen(port, '127.0.0.1', resolve));
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks);
    try {
      const header = (name: string) => request.headers[name] as string | undefined;
      const { subject } = this.verifier.verify(
        { method: request.method ?? '', path: request.url ?? '', body },
        { context: header(CONTEXT_HEADER), signature: header(SIGNATURE_HEADER) },
      );
      this.answer(subject, body, response);
    } catch (error) {
      this.refused.push(error instanceof TraceError ? error.code : String(error));
      response.statusCode = 401;
      response.end('{"errors":[{"message":"refused"}]}');
    }
  }

  private answer(subject: string, body: Buffer, response: ServerResponse): void {
    const { variables, operationName } = JSON.parse(body.toString()) as {
      variables: { after: string | null; first: number };
      operationName: string;
    };
    this.requests.push({ subject, operationName, ...variables });
    const failure = this.failures.shift();
    if (failure) {
      failure(response);
      return;
    }
    const from =
      variables.after === null
        ? 0
        : this.events.findIndex(({ position }) => position === variables.after) + 1;
    const events = this.events.slice(from, from + this.pageSize);
    const page = {
      events,
      endPosition: events.at(-1)?.position ?? null,
      hasNextPage: from + this.pageSize < this.events.length,
    };
    response.end(JSON.stringify({ data: { unitReferenceFeed: page } }));
  }
}
