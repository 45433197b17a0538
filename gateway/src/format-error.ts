import { currentRequest } from '@tracegraph/service-kit';
import type { Logger } from '@tracegraph/service-kit';
import type { GraphQLFormattedError } from 'graphql';

/** Codes are two words or more in capitals; one word is none of ours, but a driver's (P2002) or the system's (ENOENT). */
const CODE = /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$/;
/** Codes under which a message was not written for callers. */
const UNKNOWN = new Set(['INTERNAL_SERVER_ERROR', 'DOWNSTREAM_SERVICE_ERROR']);

/**
 * Makes the function that decides what of an error a client sees: an allow-list. An error without a code of ours may
 * quote a host, SQL or a secret, so its text is logged and masked.
 */
export function createErrorFormatter(
  logger: Logger,
): (formatted: GraphQLFormattedError, error: unknown) => GraphQLFormattedError {
  return (formatted, error) => {
    const { code, serviceName, details } = formatted.extensions ?? {};
    const isKnown = typeof code === 'string' && CODE.test(code) && !UNKNOWN.has(code);
    if (!isKnown) logger.error({ err: error, subgraph: serviceName }, 'unexpected error');
    return {
      message: isKnown ? formatted.message : maskedMessage(),
      ...(formatted.locations && { locations: formatted.locations }),
      ...(formatted.path && { path: formatted.path }),
      extensions: {
        code: isKnown ? code : 'INTERNAL_SERVER_ERROR',
        ...(typeof serviceName === 'string' && { serviceName }),
        ...(isKnown && details !== undefined && { details }),
      },
    };
  };
}

/** The text that stands for an error nobody foresaw. */
export function maskedMessage(): string {
  const requestId = currentRequest()?.requestId ?? 'without an id';
  return `An unexpected error occurred; to have it looked up, quote request ${requestId}.`;
}
