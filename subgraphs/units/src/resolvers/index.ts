import { CartonResolver } from './carton.resolver';
import { ConflictResolver } from './conflict.resolver';
import { ContainmentResolver } from './containment.resolver';
import { CorrectionResolver } from './correction.resolver';
import { DispositionResolver } from './disposition.resolver';
import { FindingResolver } from './finding.resolver';
import { IdentityResolver } from './identity.resolver';
import { LabelResolver } from './label.resolver';
import { PanelResolver } from './panel.resolver';
import { PartyResolver } from './party.resolver';
import { ProductResolver } from './product.resolver';
import { ShipmentResolver } from './shipment.resolver';
import { SiteResolver } from './site.resolver';
import { TraceResolver } from './trace.resolver';
import { UnitFactsResolver } from './unit-facts.resolver';
import { UnitReferenceFeedResolver } from './unit-reference-feed.resolver';
import { UnitResolver } from './unit.resolver';
import { UnitsByOriginResolver } from './units-by-origin.resolver';
import { UnitsByWhereaboutsResolver } from './units-by-whereabouts.resolver';
import { WorkOrderResolver } from './work-order.resolver';

/** All resolvers of the subgraph. */
export const RESOLVERS = [
  CartonResolver,
  ConflictResolver,
  ContainmentResolver,
  CorrectionResolver,
  DispositionResolver,
  FindingResolver,
  IdentityResolver,
  LabelResolver,
  PanelResolver,
  PartyResolver,
  ProductResolver,
  ShipmentResolver,
  SiteResolver,
  TraceResolver,
  UnitFactsResolver,
  UnitReferenceFeedResolver,
  UnitResolver,
  UnitsByOriginResolver,
  UnitsByWhereaboutsResolver,
  WorkOrderResolver,
] as const;
