import { AsyncLocalStorage } from 'node:async_hooks';

/** What is known of the request being served, wherever in its asynchronous course the code runs. */
export interface RequestContext {
  /** One id through all hops, from the header `x-request-id` or made by the gateway. */
  readonly requestId: string;
  /** Named counts of the request so far, e.g. `sqlStatements`; written to the access log. */
  readonly counts: Record<string, number>;
}

const storage = new AsyncLocalStorage<RequestContext>();

/**
 * Runs `work` with `requestId` as the current request.
 * @param requestId the id to log and to pass on
 * @param work what serves the request
 */
export function runInRequest<T>(requestId: string, work: () => T): T {
  return storage.run({ requestId, counts: {} }, work);
}

/** The current request, or undefined outside of one. */
export function currentRequest(): RequestContext | undefined {
  return storage.getStore();
}

/**
 * Adds to a named count of the current request; nothing happens outside of a request.
 * @param name e.g. `sqlStatements`
 * @param by how many, default 1
 */
export function countInRequest(name: string, by = 1): void {
  const request = storage.getStore();
  if (request) request.counts[name] = (request.counts[name] ?? 0) + by;
}
