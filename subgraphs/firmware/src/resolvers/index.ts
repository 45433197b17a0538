import { ConflictResolver } from './conflict.resolver';
import { CorrectionResolver } from './correction.resolver';
import { FindingResolver } from './finding.resolver';
import { FirmwareImagePartResolver } from './firmware-image-part.resolver';
import { FirmwareImageResolver } from './firmware-image.resolver';
import { ImageSignatureResolver } from './image-signature.resolver';
import { ReleaseApprovalResolver } from './release-approval.resolver';
import { SbomReferenceResolver } from './sbom-reference.resolver';
import { SigningKeyStateResolver } from './signing-key-state.resolver';
import { SigningKeyResolver } from './signing-key.resolver';

/** All resolvers of the subgraph. */
export const RESOLVERS = [
  ConflictResolver,
  CorrectionResolver,
  FindingResolver,
  FirmwareImagePartResolver,
  FirmwareImageResolver,
  ImageSignatureResolver,
  ReleaseApprovalResolver,
  SbomReferenceResolver,
  SigningKeyResolver,
  SigningKeyStateResolver,
] as const;
