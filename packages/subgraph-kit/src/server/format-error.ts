import { unwrapResolverError } from '@apollo/server/errors';
import { TraceError } from '@tracegraph/service-kit';
import type { Logger } from '@tracegraph/service-kit';
import type { GraphQLFormattedError } from 'graphql';

/** Codes of errors made by GraphQL itself; their messages speak of the request only. */
const REQUEST_CODES = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_USER_INPUT',
  'BAD_REQUEST',
  'OPERATION_RESOLUTION_FAILURE',
]);

/**
 * Says of an error what the caller may know; everything else is logged and masked.
 * @param logger where the cause is written
 */
export function createErrorFormatter(logger: Logger) {
  return (formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError => {
    const cause = unwrapResolverError(error);
    const { path, locations } = formatted;
    if (cause instanceof TraceError) {
      const { code, message, details } = cause;
      return { message, path, locations, extensions: { code, details } };
    }
    const code = formatted.extensions?.code;
    if (typeof code === 'string' && REQUEST_CODES.has(code)) {
      return { message: formatted.message, path, locations, extensions: { code } };
    }
    logger.error({ err: cause }, 'unexpected error');
    if (isStoreError(cause)) {
      const message = 'The store could not be reached or did not answer; ask again.';
      return { message, path, locations, extensions: { code: 'STORE_UNAVAILABLE' } };
    }
    return {
      message: 'An unexpected error occurred.',
      path,
      locations,
      extensions: { code: 'INTERNAL_SERVER_ERROR' },
    };
  };
}

/** Prisma's own errors and those of the driver name hosts and SQL; none of their text is shown. */
function isStoreError(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  // Where a host has several addresses, Node gathers the refusals of all of them under an empty message.
  if (error instanceof AggregateError) return error.errors.some(isStoreError);
  return (
    error.name.startsWith('PrismaClient') ||
    error.name === 'DriverAdapterError' ||
    /ECONNREFUSED|ECONNRESET|Connection terminated/.test(error.message)
  );
}
