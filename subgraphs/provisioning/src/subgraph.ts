import { buildSubgraph } from '@tracegraph/subgraph-kit';
import type { Subgraph } from '@tracegraph/subgraph-kit';

import { RESOLVERS } from './resolvers';
import { resolveUnit } from './resolvers/unit.reference';
import { FirmwareImage } from './stubs/firmware-image';
import { Unit } from './stubs/unit';

/** The provisioning subgraph: its resolvers, its stubs of other subgraphs, its references, and nothing else. */
export function createSubgraph(): Subgraph {
  return buildSubgraph({
    resolvers: [...RESOLVERS],
    orphanedTypes: [FirmwareImage, Unit],
    references: { Unit: resolveUnit },
  });
}
