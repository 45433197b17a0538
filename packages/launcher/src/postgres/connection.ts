import { Client } from 'pg';

/** The parts of a PostgreSQL URL on this machine. */
export interface LocalDatabase {
  readonly port: number;
  readonly user: string;
  readonly password: string;
  readonly database: string;
}

/** Writes a `postgresql://` URL of 127.0.0.1. */
export function toDatabaseUrl({ port, user, password, database }: LocalDatabase): string {
  return `postgresql://${encodeURIComponent(user)}:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`;
}

/**
 * Opens one connection, uses it and closes it.
 * @throws what `use` throws, or the driver's error when the connection is refused
 */
export async function withConnection<T>(url: string, use: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  // A connection lost between two queries is reported by the next one.
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await use(client);
  } finally {
    await client.end();
  }
}

/** Quotes a name of the database: a role, a table, a column. */
export function quoteName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** Quotes a text value for statements that take no parameters. */
export function quoteText(value: string): string {
  return `'${value.replaceAll("'", "''")}'`;
}
