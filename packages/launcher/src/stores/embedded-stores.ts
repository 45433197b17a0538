import type { Client } from 'pg';

import type { HomeSecrets } from '../home/home-secrets';
import type { Cluster } from '../postgres/cluster';
import { quoteName, quoteText, toDatabaseUrl, withConnection } from '../postgres/connection';
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
      await ensureRole(client, owner);
      await ensureRole(client, application);
      await ensureDatabase(client, database, owner.user, application.user);
      urls.set(store, {
        databaseUrl: toDatabaseUrl({ port: cluster.port, database, ...application }),
        migrationUrl: toDatabaseUrl({ port: cluster.port, database, ...owner }),
      });
    }
  });
  return urls;
}

/** The password is set again each time, so that role and secrets.json cannot drift apart. */
async function ensureRole(
  client: Client,
  { user, password }: { user: string; password: string },
): Promise<void> {
  const { rowCount } = await client.query('SELECT FROM pg_roles WHERE rolname = $1', [user]);
  const verb = rowCount === 0 ? 'CREATE' : 'ALTER';
  const limits = 'LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS';
  await client.query(`${verb} ROLE ${quoteName(user)} ${limits} PASSWORD ${quoteText(password)}`);
}

async function ensureDatabase(
  client: Client,
  database: string,
  owner: string,
  application: string,
): Promise<void> {
  const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [database]);
  const name = quoteName(database);
  if (rowCount === 0) await client.query(`CREATE DATABASE ${name} OWNER ${quoteName(owner)}`);
  await client.query(`REVOKE ALL ON DATABASE ${name} FROM PUBLIC`);
  await client.query(`GRANT CONNECT ON DATABASE ${name} TO ${quoteName(application)}`);
}
