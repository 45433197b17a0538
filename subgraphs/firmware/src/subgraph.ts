import { buildSubgraph } from '@tracegraph/subgraph-kit';
import type { Subgraph } from '@tracegraph/subgraph-kit';

import { FirmwareImage } from './entities/firmware-image';
import { SigningKey } from './entities/signing-key';
import { RESOLVERS } from './resolvers';
import { resolveFirmwareImage } from './resolvers/firmware-image.reference';
import { resolveSigningKey } from './resolvers/signing-key.reference';

/** The firmware subgraph: its resolvers, its types, its references, and nothing else. */
export function createSubgraph(): Subgraph {
  return buildSubgraph({
    resolvers: [...RESOLVERS],
    orphanedTypes: [FirmwareImage, SigningKey],
    references: { FirmwareImage: resolveFirmwareImage, SigningKey: resolveSigningKey },
  });
}
