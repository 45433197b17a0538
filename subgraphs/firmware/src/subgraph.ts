import { buildSubgraph } from '@tracegraph/subgraph-kit';
import type { Subgraph } from '@tracegraph/subgraph-kit';

import { FirmwareImage } from './entities/firmware-image';
import { SigningKey } from './entities/signing-key';
import { ConflictResolver } from './resolvers/conflict.resolver';
import { CorrectionResolver } from './resolvers/correction.resolver';
import { FirmwareImagePartResolver } from './resolvers/firmware-image-part.resolver';
import { resolveFirmwareImage } from './resolvers/firmware-image.reference';
import { FirmwareImageResolver } from './resolvers/firmware-image.resolver';
import { ImageSignatureResolver } from './resolvers/image-signature.resolver';
import { ReleaseApprovalResolver } from './resolvers/release-approval.resolver';
import { SbomReferenceResolver } from './resolvers/sbom-reference.resolver';
import { resolveSigningKey } from './resolvers/signing-key.reference';
import { SigningKeyResolver } from './resolvers/signing-key.resolver';
import { SigningKeyStateResolver } from './resolvers/signing-key-state.resolver';

/** The firmware subgraph: its resolvers, its types, its references, and nothing else. */
export function createSubgraph(): Subgraph {
  return buildSubgraph({
    resolvers: [
      ConflictResolver,
      CorrectionResolver,
      FirmwareImageResolver,
      FirmwareImagePartResolver,
      ImageSignatureResolver,
      ReleaseApprovalResolver,
      SbomReferenceResolver,
      SigningKeyResolver,
      SigningKeyStateResolver,
    ],
    orphanedTypes: [FirmwareImage, SigningKey],
    references: { FirmwareImage: resolveFirmwareImage, SigningKey: resolveSigningKey },
  });
}
