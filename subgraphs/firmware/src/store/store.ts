import type { SqlClient } from '@tracegraph/record';
import { createAdapter } from '@tracegraph/subgraph-kit';

import { PrismaClient } from '../generated/client';
import type { Prisma } from '../generated/client';
import { CorrectionStore } from './correction.store';
import { FirmwareImageStore } from './firmware-image.store';
import { ReleaseStore } from './release.store';
import { SbomReferenceStore } from './sbom-reference.store';
import { SignatureStore } from './signature.store';
import { SigningKeyStateStore } from './signing-key-state.store';
import { SigningKeyStore } from './signing-key.store';

/** The records of the store, one noun each. */
export interface StoreTables {
  /** The raw side, for what all kinds of records share. */
  readonly sql: SqlClient;
  readonly corrections: CorrectionStore;
  readonly images: FirmwareImageStore;
  readonly releases: ReleaseStore;
  readonly sboms: SbomReferenceStore;
  readonly signatures: SignatureStore;
  readonly keys: SigningKeyStore;
  readonly keyStates: SigningKeyStateStore;
}

/** The firmware store. */
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
    images: new FirmwareImageStore(database),
    releases: new ReleaseStore(database),
    sboms: new SbomReferenceStore(database),
    signatures: new SignatureStore(database),
    keys: new SigningKeyStore(database),
    keyStates: new SigningKeyStateStore(database),
  };
}
