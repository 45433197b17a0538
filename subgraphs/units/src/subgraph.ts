import { buildSubgraph } from '@tracegraph/subgraph-kit';
import type { Subgraph } from '@tracegraph/subgraph-kit';

import { Party } from './entities/party';
import { Product } from './entities/product';
import { Unit } from './entities/unit';
import { RESOLVERS } from './resolvers';
import { resolveParty } from './resolvers/party.reference';
import { resolveProduct } from './resolvers/product.reference';
import { resolveUnit } from './resolvers/unit.reference';

/** The units subgraph: its resolvers, its types, its references, and nothing else. */
export function createSubgraph(): Subgraph {
  return buildSubgraph({
    resolvers: [...RESOLVERS],
    orphanedTypes: [Party, Product, Unit],
    references: { Party: resolveParty, Product: resolveProduct, Unit: resolveUnit },
  });
}
