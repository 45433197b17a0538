import { Router } from 'express';

import type { Reachability } from '../datasources/subgraph-sources';
import type { ReloadFailure } from '../supergraph-file';

/** What the readiness page reports. */
export interface Readiness {
  readonly isDraining: () => boolean;
  readonly supergraphId: () => string | undefined;
  readonly lastReloadFailure: () => ReloadFailure | undefined;
  readonly reachability: () => Promise<Reachability>;
}

/**
 * `/health`: the process lives. `/ready`: it takes operations. A subgraph that is away is shown but does not make the
 * gateway unready: it still answers what the others know.
 */
export function healthRoutes(readiness: Readiness): Router {
  const routes = Router();
  routes.get('/health', (_request, response) => {
    response.json({ status: 'ok' });
  });
  routes.get('/ready', async (_request, response) => {
    const supergraphId = readiness.supergraphId();
    const isReady = supergraphId !== undefined && !readiness.isDraining();
    response.status(isReady ? 200 : 503).json({
      status: isReady ? 'ready' : 'draining',
      supergraphId: supergraphId ?? null,
      lastReloadFailure: readiness.lastReloadFailure() ?? null,
      subgraphs: isReady ? await readiness.reachability() : {},
    });
  });
  return routes;
}
