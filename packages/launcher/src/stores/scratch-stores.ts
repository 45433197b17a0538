import { randomBytes } from 'node:crypto';

import { quoteName, withConnection } from '../postgres/connection';
import { ensureStore } from './ensure-store';
import type { StoreDatabase } from './ensure-store';
import type { StoreName, StoreUrls } from './store-names';

/** Stores on a server that somebody else runs. */
export interface ScratchStores {
  readonly urls: ReadonlyMap<StoreName, StoreUrls>;
  /** Drops databases and roles, whoever is connected. */
  drop(): Promise<void>;
}

/**
 * Creates databases and roles with names of their own on a server, beside whatever it holds. MUST be dropped.
 * @param superuserUrl of a server that is for tests alone
 */
export async function createScratchStores(
  superuserUrl: string,
  stores: readonly StoreName[],
): Promise<ScratchStores> {
  const mark = `test_${randomBytes(6).toString('hex')}`;
  const planned = stores.map((store) => [store, planStore(`${mark}_${store}`)] as const);
  const drop = (): Promise<void> =>
    withConnection(superuserUrl, async (client) => {
      for (const [, { database }] of planned)
        await client.query(`DROP DATABASE IF EXISTS ${quoteName(database)} WITH (FORCE)`);
      for (const [, { owner, application }] of planned)
        await client.query(`DROP ROLE IF EXISTS ${quoteName(owner.user)}, ${quoteName(application.user)}`);
    });
  try {
    await withConnection(superuserUrl, async (client) => {
      for (const [, store] of planned) await ensureStore(client, store);
    });
  } catch (error) {
    await drop();
    throw error;
  }
  const urls = planned.map(([store, { database, owner, application }]) => {
    const databaseUrl = urlOf(superuserUrl, database, application);
    return [store, { databaseUrl, migrationUrl: urlOf(superuserUrl, database, owner) }] as const;
  });
  return { urls: new Map(urls), drop };
}

function planStore(name: string): StoreDatabase {
  const role = (user: string) => ({ user, password: randomBytes(16).toString('hex') });
  return { database: name, owner: role(`${name}_owner`), application: role(`${name}_app`) };
}

/** The same server and settings, another role and database. */
function urlOf(server: string, database: string, role: StoreDatabase['owner']): string {
  const url = new URL(server);
  url.username = role.user;
  url.password = role.password;
  url.pathname = `/${database}`;
  return url.href;
}
