import { buildSubgraph } from '@tracegraph/subgraph-kit';
import type { Subgraph } from '@tracegraph/subgraph-kit';

import { Part } from './entities/part';
import { RESOLVERS } from './resolvers';
import { resolveUnit } from './resolvers/unit.reference';
import { Unit } from './stubs/unit';

/** The components subgraph: its resolvers, its types, its references, and nothing else. */
export function createSubgraph(): Subgraph {
  return buildSubgraph({
    resolvers: [...RESOLVERS],
    orphanedTypes: [Part, Unit],
    references: { Unit: resolveUnit },
  });
}
