import { buildSubgraph } from '@tracegraph/subgraph-kit';
import type { Subgraph } from '@tracegraph/subgraph-kit';

import { Product } from './entities/product';
import { Unit } from './entities/unit';
import { CartonResolver } from './resolvers/carton.resolver';
import { ConflictResolver } from './resolvers/conflict.resolver';
import { ContainmentResolver } from './resolvers/containment.resolver';
import { CorrectionResolver } from './resolvers/correction.resolver';
import { DispositionResolver } from './resolvers/disposition.resolver';
import { IdentityResolver } from './resolvers/identity.resolver';
import { LabelResolver } from './resolvers/label.resolver';
import { PanelResolver } from './resolvers/panel.resolver';
import { PartyResolver } from './resolvers/party.resolver';
import { resolveProductReference } from './resolvers/product.reference';
import { ProductResolver } from './resolvers/product.resolver';
import { ShipmentResolver } from './resolvers/shipment.resolver';
import { SiteResolver } from './resolvers/site.resolver';
import { TraceResolver } from './resolvers/trace.resolver';
import { UnitFactsResolver } from './resolvers/unit-facts.resolver';
import { UnitReferenceFeedResolver } from './resolvers/unit-reference-feed.resolver';
import { resolveUnitReference } from './resolvers/unit.reference';
import { UnitResolver } from './resolvers/unit.resolver';
import { WorkOrderResolver } from './resolvers/work-order.resolver';

/** The units subgraph: its resolvers, its types, its references, and nothing else. */
export function createSubgraph(): Subgraph {
  // prettier-ignore
  const resolvers = [
    CartonResolver, ConflictResolver, ContainmentResolver, CorrectionResolver, DispositionResolver, IdentityResolver,
    LabelResolver, PanelResolver, PartyResolver, ProductResolver, ShipmentResolver, SiteResolver, TraceResolver,
    UnitFactsResolver, UnitReferenceFeedResolver, UnitResolver, WorkOrderResolver,
  ] as const;
  const references = { Product: resolveProductReference, Unit: resolveUnitReference };
  return buildSubgraph({ resolvers: [...resolvers], orphanedTypes: [Product, Unit], references });
}
