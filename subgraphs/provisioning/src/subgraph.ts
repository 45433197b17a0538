import { buildSubgraph } from '@tracegraph/subgraph-kit';
import type { Subgraph } from '@tracegraph/subgraph-kit';

import { RESOLVERS } from './resolvers';
import { resolveWithDigests } from './resolvers/entity-with-digests.reference';
import { resolveUnit } from './resolvers/unit.reference';
import { FirmwareImage } from './stubs/firmware-image';
import { SigningKey } from './stubs/signing-key';
import { Unit } from './stubs/unit';

/** The provisioning subgraph: its resolvers, its stubs of other subgraphs, its references, and nothing else. */
export function createSubgraph(): Subgraph {
  return buildSubgraph({
    resolvers: [...RESOLVERS],
    orphanedTypes: [FirmwareImage, SigningKey, Unit],
    references: {
      FirmwareImage: resolveWithDigests,
      SigningKey: resolveWithDigests,
      Unit: resolveUnit,
    },
  });
}
