import type { CallerClaims } from '@tracegraph/service-kit';

import type { OperationRecord } from './operation-record';

/** What accompanies one client request through the gateway. */
export interface GatewayContext {
  readonly requestId: string;
  readonly caller: CallerClaims;
  /** Clock of `performance.now()` when the request arrived. */
  readonly startedAt: number;
  /** Clock of `performance.now()` after which nothing more is asked of a subgraph. */
  readonly deadlineAt: number;
  readonly record: OperationRecord;
}
