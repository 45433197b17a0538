import { pino } from 'pino';
import type { Logger } from 'pino';

import { currentRequest } from './request-context';

export type { Logger } from 'pino';

/**
 * A structured logger: one JSON object a line on standard output, with the id of the request being served.
 * @param service name of the process, e.g. `units`
 * @param level threshold of pino
 */
export function createLogger(service: string, level: string): Logger {
  return pino({
    level,
    base: { service },
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: ['*.authorization', '*.password', '*.signature'],
    mixin: () => {
      const request = currentRequest();
      return request ? { requestId: request.requestId } : {};
    },
  });
}
