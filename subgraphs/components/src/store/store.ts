import type { SqlClient } from '@tracegraph/record';
import { createAdapter } from '@tracegraph/subgraph-kit';

import { PrismaClient } from '../generated/client';
import type { Prisma } from '../generated/client';
import { ComponentFindingStore } from './component-finding.store';
import { CorrectionStore } from './correction.store';
import { InstallationStore } from './installation.store';
import { ManufacturerLotStore } from './manufacturer-lot.store';
import { MaterialHolderStore } from './material-holder.store';
import { MaterialPackageStore } from './material-package.store';
import { MaterialSetStore } from './material-set.store';
import { PartStore } from './part.store';
import { RemovalStore } from './removal.store';

/** The records of the store, one noun each. */
export interface StoreTables {
  /** The raw side, for what all kinds of records share. */
  readonly sql: SqlClient;
  readonly corrections: CorrectionStore;
  readonly findings: ComponentFindingStore;
  readonly installations: InstallationStore;
  readonly manufacturerLots: ManufacturerLotStore;
  readonly materialHolders: MaterialHolderStore;
  readonly materialPackages: MaterialPackageStore;
  readonly materialSets: MaterialSetStore;
  readonly parts: PartStore;
  readonly removals: RemovalStore;
}

/** The components store. */
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
    corrections: new CorrectionStore(database),
    findings: new ComponentFindingStore(database),
    installations: new InstallationStore(database),
    manufacturerLots: new ManufacturerLotStore(database),
    materialHolders: new MaterialHolderStore(database),
    materialPackages: new MaterialPackageStore(database),
    materialSets: new MaterialSetStore(database),
    parts: new PartStore(database),
    removals: new RemovalStore(database),
  };
}
