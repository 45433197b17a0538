import { ComponentResolver } from './component.resolver';
import { ConflictResolver } from './conflict.resolver';
import { CorrectionResolver } from './correction.resolver';
import { FindingResolver } from './finding.resolver';
import { InstallationResolver } from './installation.resolver';
import { ManufacturerLotResolver } from './manufacturer-lot.resolver';
import { MaterialPackageResolver } from './material-package.resolver';
import { MaterialSetItemResolver } from './material-set-item.resolver';
import { MaterialSetResolver } from './material-set.resolver';
import { PartResolver } from './part.resolver';
import { RemovalResolver } from './removal.resolver';
import { UnitResolver } from './unit.resolver';

/** All resolvers of the subgraph. */
export const RESOLVERS = [
  ComponentResolver,
  ConflictResolver,
  CorrectionResolver,
  FindingResolver,
  InstallationResolver,
  ManufacturerLotResolver,
  MaterialPackageResolver,
  MaterialSetItemResolver,
  MaterialSetResolver,
  PartResolver,
  RemovalResolver,
  UnitResolver,
] as const;
