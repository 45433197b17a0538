import type { Server } from 'node:http';

/** A server keeps an idle connection longer than its clients do, so that no client writes into a closing one. */
export const SERVER_KEEP_ALIVE_MS = 65_000;
/** Idle time after which a client drops a pooled connection; below {@link SERVER_KEEP_ALIVE_MS}. */
export const CLIENT_KEEP_ALIVE_MS = 30_000;
/** Largest body between gateway and subgraph, in bytes (16 MB). */
export const INTERNAL_BODY_LIMIT = 16 * 1024 * 1024;

/**
 * Sets the time limits of a server of ours.
 * @param server not yet listening
 * @param requestMs time a client may take to send a whole request, in milliseconds
 */
export function setServerTimeouts(server: Server, requestMs = 30_000): void {
  server.keepAliveTimeout = SERVER_KEEP_ALIVE_MS;
  server.headersTimeout = SERVER_KEEP_ALIVE_MS + 1_000;
  server.requestTimeout = requestMs;
}
