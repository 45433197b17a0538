import type { SignedContext } from '@tracegraph/service-kit';
import { TraceError } from '@tracegraph/service-kit';

/** What every request of a subgraph knows, before the subgraph adds its store and loaders. */
export interface RequestScope {
  /** Who asks, as the gateway verified it. */
  readonly caller: SignedContext;
}

/**
 * @param caller who asks
 * @param role the role it must have
 * @throws TraceError CALLER_FORBIDDEN
 */
export function assertRole(caller: SignedContext, role: string): void {
  if (!caller.roles.includes(role))
    throw new TraceError('CALLER_FORBIDDEN', `Expected a caller with the role ${role}.`);
}
