import type { HomeSecrets } from '../home/home-secrets';
import type { Cluster } from '../postgres/cluster';
import { toDatabaseUrl, withConnection } from '../postgres/connection';
import { ensureStore } from './ensure-store';
import type { StoreName, StoreUrls } from './store-names';

/**
 * Creates roles and databases of stores in the embedded cluster as far as they are missing: an owner, an application
 * role that owns nothing, and a database that nobody else may connect to.
 * @returns the URLs of each store asked for
 */
export async function provisionStores(
  cluster: Cluster,
  secrets: HomeSecrets,
  stores: readonly StoreName[],
): Promise<ReadonlyMap<StoreName, StoreUrls>> {
  const urls = new Map<StoreName, StoreUrls>();
  await withConnection(cluster.superuserUrl(), async (client) => {
    await client.query('REVOKE CONNECT, TEMPORARY ON DATABASE postgres FROM PUBLIC');
    for (const store of stores) {
      const { ownerPassword, applicationPassword } = secrets.stores[store];
      const database = `tracegraph_${store}`;
      const owner = { user: `${store}_owner`, password: ownerPassword };
      const application = { user: `${store}_app`, password: applicationPassword };
      await ensureStore(client, { database, owner, application });
      urls.set(store, {
        databaseUrl: toDatabaseUrl({ port: cluster.port, database, ...application }),
        migrationUrl: toDatabaseUrl({ port: cluster.port, database, ...owner }),
      });
    }
  });
  return urls;
}
