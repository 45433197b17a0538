import type { Logger } from '@tracegraph/service-kit';
import type { ErrorRequestHandler, RequestHandler, Response } from 'express';
import { z } from 'zod';

import type { GatewayErrorCode } from '../errors';
import { maskedMessage } from '../format-error';

/** What the body reader rejects with; its own message may quote the body. */
const bodyError = z.object({
  status: z.number(),
  type: z.string(),
  limit: z.number().optional(),
  length: z.number().optional(),
});

function sendError(
  response: Response,
  status: number,
  error: { message: string; code: GatewayErrorCode; details?: Record<string, unknown> },
): void {
  const { message, ...extensions } = error;
  response.status(status).json({ errors: [{ message, extensions }] });
}

function sendTooLarge(response: Response, limit = 0, received: number | undefined): void {
  sendError(response, 413, {
    code: 'BODY_TOO_LARGE',
    message: `Expected a body of at most ${limit} bytes, received ${received ?? 'more'}; send fewer records at once.`,
    details: { limitBytes: limit, receivedBytes: received ?? null },
  });
}

/** Answers whatever goes wrong before an operation is known, in the form of a GraphQL error. */
export function httpErrors(logger: Logger): ErrorRequestHandler {
  return (error: unknown, _request, response, next) => {
    if (response.headersSent) {
      next(error);
      return;
    }
    const known = bodyError.safeParse(error).data;
    if (known?.type === 'entity.too.large') {
      sendTooLarge(response, known.limit, known.length);
    } else if (known && known.status < 500) {
      sendError(response, known.status, {
        code: 'BODY_MALFORMED',
        message: 'Expected a body of JSON in UTF-8; check its syntax and its content-type.',
      });
    } else {
      logger.error({ err: error }, 'unexpected error');
      sendError(response, 500, { code: 'INTERNAL_SERVER_ERROR', message: maskedMessage() });
    }
  };
}

/** Answers any path the gateway does not serve. */
export const unknownPath: RequestHandler = (_request, response) => {
  sendError(response, 404, {
    code: 'BAD_REQUEST',
    message: 'Nothing is served here; the graph is at /graphql.',
  });
};
