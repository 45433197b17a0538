import { RequestVerifier, TraceError, runInRequest } from '@tracegraph/service-kit';
import { CONTEXT_HEADER, INTERNAL_BODY_LIMIT, SIGNATURE_HEADER } from '@tracegraph/service-kit';
import type { Logger, SignedContext, SigningKey } from '@tracegraph/service-kit';
import express from 'express';
import type { ErrorRequestHandler, Request, RequestHandler } from 'express';

const callers = new WeakMap<Request, SignedContext>();

/**
 * Reads the bytes of a request and verifies the gateway's signature over them before anything parses them.
 * @param audience name of this subgraph
 * @param keys the active keys
 */
export function signedBody(audience: string, keys: readonly SigningKey[]): RequestHandler[] {
  const verifier = new RequestVerifier(audience, keys);
  return [
    express.raw({ type: () => true, limit: INTERNAL_BODY_LIMIT }),
    (request, _response, next) => {
      const body: Uint8Array = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
      const caller = verifier.verify(
        { method: request.method, path: request.originalUrl, body },
        { context: request.get(CONTEXT_HEADER), signature: request.get(SIGNATURE_HEADER) },
      );
      callers.set(request, caller);
      request.body = parseJson(body);
      runInRequest(caller.requestId, next);
    },
  ];
}

function parseJson(body: Uint8Array): unknown {
  if (body.length === 0) return {};
  try {
    return JSON.parse(Buffer.from(body).toString('utf8'));
  } catch (cause) {
    throw new TraceError('REQUEST_BODY_MALFORMED', 'Expected a JSON body, received bytes that are none.', {
      cause,
    });
  }
}

/** Who sent a request that {@link signedBody} let pass. */
export function callerOf(request: Request): SignedContext {
  const caller = callers.get(request);
  if (!caller) throw new TraceError('REQUEST_UNSIGNED', 'Expected a request signed by the gateway.');
  return caller;
}

/** Answers what {@link signedBody} refused, as GraphQL errors. */
export function refuseRequest(logger: Logger): ErrorRequestHandler {
  return (error: unknown, _request, response, next) => {
    if (response.headersSent) {
      next(error);
      return;
    }
    if (error instanceof TraceError) {
      logger.warn({ code: error.code }, 'request refused');
      response
        .status(error.code === 'REQUEST_BODY_MALFORMED' ? 400 : 401)
        .json({ errors: [{ message: error.message, extensions: { code: error.code } }] });
      return;
    }
    const status =
      typeof error === 'object' && error !== null && 'status' in error && typeof error.status === 'number'
        ? error.status
        : 500;
    logger.warn({ err: error }, 'request not readable');
    const code = status === 413 ? 'BODY_TOO_LARGE' : status < 500 ? 'BAD_REQUEST' : 'INTERNAL_SERVER_ERROR';
    response
      .status(status)
      .json({ errors: [{ message: 'The request could not be read.', extensions: { code } }] });
  };
}
