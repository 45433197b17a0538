import { buildSubgraph } from '@tracegraph/subgraph-kit';
import type { Subgraph } from '@tracegraph/subgraph-kit';

import { Part } from './entities/part';
import { ConflictResolver } from './resolvers/conflict.resolver';
import { CorrectionResolver } from './resolvers/correction.resolver';
import { PartResolver } from './resolvers/part.resolver';

/** The components subgraph: its resolvers, its types, its references, and nothing else. */
export function createSubgraph(): Subgraph {
  return buildSubgraph({
    resolvers: [ConflictResolver, CorrectionResolver, PartResolver],
    orphanedTypes: [Part],
    references: {},
  });
}
