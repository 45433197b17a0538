import { buildSubgraph } from '@tracegraph/subgraph-kit';
import type { Subgraph } from '@tracegraph/subgraph-kit';

import { Part } from './entities/part';
import { ComponentResolver } from './resolvers/component.resolver';
import { ConflictResolver } from './resolvers/conflict.resolver';
import { CorrectionResolver } from './resolvers/correction.resolver';
import { InstallationResolver } from './resolvers/installation.resolver';
import { ManufacturerLotResolver } from './resolvers/manufacturer-lot.resolver';
import { MaterialPackageResolver } from './resolvers/material-package.resolver';
import { MaterialSetItemResolver } from './resolvers/material-set-item.resolver';
import { MaterialSetResolver } from './resolvers/material-set.resolver';
import { PartResolver } from './resolvers/part.resolver';
import { RemovalResolver } from './resolvers/removal.resolver';
import { resolveUnit } from './resolvers/unit.reference';
import { UnitResolver } from './resolvers/unit.resolver';
import { UnitStub } from './stubs/unit.stub';

/** The components subgraph: its resolvers, its types, its references, and nothing else. */
export function createSubgraph(): Subgraph {
  return buildSubgraph({
    resolvers: [
      ComponentResolver,
      ConflictResolver,
      CorrectionResolver,
      InstallationResolver,
      ManufacturerLotResolver,
      MaterialPackageResolver,
      MaterialSetItemResolver,
      MaterialSetResolver,
      PartResolver,
      RemovalResolver,
      UnitResolver,
    ],
    orphanedTypes: [Part, UnitStub],
    references: { Unit: resolveUnit },
  });
}
