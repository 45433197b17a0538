/** The four stores, in the order their subgraphs take ports. */
export const STORES = ['units', 'components', 'firmware', 'provisioning'] as const;

/** The name of a store and of the subgraph that owns it. */
export type StoreName = (typeof STORES)[number];

/** The two ways into one store's database, as PostgreSQL URLs with password. */
export interface StoreUrls {
  /** The append-only application role. */
  readonly databaseUrl: string;
  /** The owner, used only by the migrator. */
  readonly migrationUrl: string;
}
