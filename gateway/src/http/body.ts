import type { CallerClaims } from '@tracegraph/service-kit';
import express from 'express';
import type { Request, RequestHandler } from 'express';

import { mayRecord } from '../caller';
import type { GatewayEnvironment } from '../environment';

/** Tells who sends a request; asked before its body is read. */
export type CallerOf = (request: Request) => CallerClaims;

/** Reads JSON bodies up to what the caller may send; the limit is chosen before the first byte is read. */
export function readBody(
  { CLIENT_BODY_LIMIT, RECORDING_BODY_LIMIT }: GatewayEnvironment,
  callerOf: CallerOf,
): RequestHandler {
  const readSmall = express.json({ limit: CLIENT_BODY_LIMIT });
  const readLarge = express.json({ limit: RECORDING_BODY_LIMIT });
  return (request, response, next) => {
    const read = mayRecord(callerOf(request)) ? readLarge : readSmall;
    read(request, response, next);
  };
}
