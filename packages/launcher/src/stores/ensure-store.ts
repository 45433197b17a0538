import type { Client } from 'pg';

import { quoteName, quoteText } from '../postgres/connection';

/** A role that may log in. */
export interface StoreRole {
  readonly user: string;
  readonly password: string;
}

/** The database of a store and its two roles. */
export interface StoreDatabase {
  readonly database: string;
  /** Owns the database; used only by the migrator. */
  readonly owner: StoreRole;
  /** Owns nothing. */
  readonly application: StoreRole;
}

/**
 * Creates roles and database of a store as far as they are missing; nobody else may connect to the database.
 * @param client connected as a superuser
 */
export async function ensureStore(client: Client, store: StoreDatabase): Promise<void> {
  await ensureRole(client, store.owner);
  await ensureRole(client, store.application);
  await ensureDatabase(client, store.database, store.owner.user, store.application.user);
}

/** The password is set again each time, so that role and secrets.json cannot drift apart. */
async function ensureRole(client: Client, { user, password }: StoreRole): Promise<void> {
  const { rowCount } = await client.query('SELECT FROM pg_roles WHERE rolname = $1', [user]);
  const verb = rowCount === 0 ? 'CREATE' : 'ALTER';
  const limits = 'LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS';
  await client.query(`${verb} ROLE ${quoteName(user)} ${limits} PASSWORD ${quoteText(password)}`);
}

/** template0 alone takes any encoding, whatever the server was created with. */
async function ensureDatabase(
  client: Client,
  database: string,
  owner: string,
  application: string,
): Promise<void> {
  const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [database]);
  const name = quoteName(database);
  if (rowCount === 0) {
    await client.query(
      `CREATE DATABASE ${name} OWNER ${quoteName(owner)} ENCODING 'UTF8' TEMPLATE template0`,
    );
  }
  await client.query(`REVOKE ALL ON DATABASE ${name} FROM PUBLIC`);
  await client.query(`GRANT CONNECT ON DATABASE ${name} TO ${quoteName(application)}`);
}
