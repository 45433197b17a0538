import { randomUUID } from 'node:crypto';

import { runInRequest } from '@tracegraph/service-kit';
import type { RequestHandler } from 'express';

/** Carries one id through all hops of a request; answered to the client. */
export const REQUEST_ID_HEADER = 'x-request-id';

/** What may stand in a log line and a header without harm. */
const SAFE_ID = /^[A-Za-z0-9._:-]{1,100}$/;

/** The caller's id of a request when it is safe to repeat, else a new one. */
export function requestIdFrom(given: string | undefined): string {
  return given !== undefined && SAFE_ID.test(given) ? given : randomUUID();
}

/** Runs everything after it under the id of the request. */
export const requestId: RequestHandler = (request, response, next) => {
  const id = requestIdFrom(request.get(REQUEST_ID_HEADER));
  response.set(REQUEST_ID_HEADER, id);
  response.locals['startedAt'] = performance.now();
  runInRequest(id, next);
};
