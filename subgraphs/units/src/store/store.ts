import type { SqlClient } from '@tracegraph/record';
import { createAdapter } from '@tracegraph/subgraph-kit';

import { PrismaClient } from '../generated/client';
import type { Prisma } from '../generated/client';
import { CartonStore } from './carton.store';
import { ContainmentStore } from './containment.store';
import { CorrectionStore } from './correction.store';
import { DispositionStore } from './disposition.store';
import { IdentityStore } from './identity.store';
import { KnownUnitStore } from './known-unit.store';
import { LabelStore } from './label.store';
import { PanelStore } from './panel.store';
import { PartyStore } from './party.store';
import { ProductStore } from './product.store';
import { ShipmentStore } from './shipment.store';
import { SiteStore } from './site.store';
import { UnitReferenceStore } from './unit-reference.store';
import { UnitStore } from './unit.store';
import { WorkOrderStore } from './work-order.store';

/** The records of the store, one noun each. */
export interface StoreTables {
  /** The raw side, for what all kinds of records share. */
  readonly sql: SqlClient;
  readonly cartons: CartonStore;
  readonly containments: ContainmentStore;
  readonly corrections: CorrectionStore;
  readonly dispositions: DispositionStore;
  readonly identities: IdentityStore;
  readonly knownUnits: KnownUnitStore;
  readonly labels: LabelStore;
  readonly panels: PanelStore;
  readonly parties: PartyStore;
  readonly products: ProductStore;
  readonly shipments: ShipmentStore;
  readonly sites: SiteStore;
  readonly unitReferences: UnitReferenceStore;
  readonly units: UnitStore;
  readonly workOrders: WorkOrderStore;
}

/** The units store. */
export interface Store extends StoreTables {
  /** Runs `work` in one transaction: all of it is stored, or nothing. */
  transaction<T>(work: (tables: StoreTables) => Promise<T>): Promise<T>;
  /** Closes the connections. */
  close(): Promise<void>;
}

/**
 * Opens the store; connections are made when they are needed.
 * @param databaseUrl `postgresql://…` with the application role
 */
export function openStore(databaseUrl: string): Store {
  const prisma = new PrismaClient({ adapter: createAdapter(databaseUrl) });
  return {
    ...tablesOf(prisma),
    transaction: (work) =>
      prisma.$transaction((tx) => work(tablesOf(tx)), { maxWait: 10_000, timeout: 60_000 }),
    close: () => prisma.$disconnect(),
  };
}

function tablesOf(database: Prisma.TransactionClient): StoreTables {
  return {
    sql: database,
    cartons: new CartonStore(database),
    containments: new ContainmentStore(database),
    corrections: new CorrectionStore(database),
    dispositions: new DispositionStore(database),
    identities: new IdentityStore(database),
    knownUnits: new KnownUnitStore(database),
    labels: new LabelStore(database),
    panels: new PanelStore(database),
    parties: new PartyStore(database),
    products: new ProductStore(database),
    shipments: new ShipmentStore(database),
    sites: new SiteStore(database),
    unitReferences: new UnitReferenceStore(database),
    units: new UnitStore(database),
    workOrders: new WorkOrderStore(database),
  };
}
