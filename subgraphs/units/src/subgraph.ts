import { buildSubgraph } from '@tracegraph/subgraph-kit';
import type { Subgraph } from '@tracegraph/subgraph-kit';

import { Product } from './entities/product';
import { Unit } from './entities/unit';
import { RESOLVERS } from './resolvers';
import { resolveProduct } from './resolvers/product.reference';
import { resolveUnit } from './resolvers/unit.reference';

/** The units subgraph: its resolvers, its types, its references, and nothing else. */
export function createSubgraph(): Subgraph {
  return buildSubgraph({
    resolvers: [...RESOLVERS],
    orphanedTypes: [Product, Unit],
    references: { Product: resolveProduct, Unit: resolveUnit },
  });
}
