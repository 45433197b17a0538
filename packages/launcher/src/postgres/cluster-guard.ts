import { realpath } from 'node:fs/promises';

import { TraceError } from '@tracegraph/service-kit';
import { Client } from 'pg';
import { z } from 'zod';

/** Any constant: advisory locks are per database, and only launchers use the database `postgres`. */
const LAUNCHER_LOCK = 7_425_106_221;

const NOT_READY = new Set(['ECONNREFUSED', 'ECONNRESET', '57P03', '57P01', '53300']);
const answer = z.object({ directory: z.string(), locked: z.boolean() });

/**
 * A connection held as long as the launcher uses the cluster. It carries a lock that ends with the launcher, however
 * that ends, so a server whose lock is free was left behind; and its loss tells that the server is gone.
 */
export class ClusterGuard {
  private lost: (() => void) | undefined;
  private released = false;

  private constructor(private readonly client: Client) {
    client.on('error', () => undefined);
    client.on('end', () => {
      if (!this.released) this.lost?.();
    });
  }

  /**
   * Connects with the cluster's password, checks that it is really that cluster and takes the lock.
   * @param url of the superuser
   * @param dataDirectory of the cluster expected there
   * @returns undefined while the server does not accept connections
   * @throws TraceError POSTGRES_HOME_IN_USE, POSTGRES_PASSWORD_REFUSED
   */
  static async acquire(url: string, dataDirectory: string): Promise<ClusterGuard | undefined> {
    const client = new Client({ connectionString: url, connectionTimeoutMillis: 5_000, keepAlive: true });
    const guard = new ClusterGuard(client);
    try {
      await client.connect();
      const { rows } = await client.query(
        `SELECT current_setting('data_directory') AS directory, pg_try_advisory_lock($1) AS locked`,
        [LAUNCHER_LOCK],
      );
      const { directory, locked } = answer.parse(rows[0]);
      if ((await realpath(directory)) !== (await realpath(dataDirectory))) throw foreignServer();
      if (!locked) throw inUse();
      return guard;
    } catch (error) {
      await guard.release();
      const { code, message } = error as { code?: string; message?: string };
      if (error instanceof TraceError) throw error;
      if (code === '28P01' || code === '28000') throw foreignServer();
      if ((code && NOT_READY.has(code)) || /terminated unexpectedly|timeout/i.test(message ?? ''))
        return undefined;
      throw error;
    }
  }

  /** @param lost called once when the server is gone without {@link release} */
  onLost(lost: () => void): void {
    this.lost = lost;
  }

  /** Gives the lock free. */
  async release(): Promise<void> {
    this.released = true;
    await this.client.end().catch(() => undefined);
  }
}

function inUse(): TraceError {
  return new TraceError(
    'POSTGRES_HOME_IN_USE',
    'Expected the embedded PostgreSQL of this data directory to be free, but another launcher uses it: stop that first.',
  );
}

function foreignServer(): TraceError {
  return new TraceError(
    'POSTGRES_PASSWORD_REFUSED',
    'Expected the server of this data directory to take its password, but it does not: restore the secrets.json that belongs to it.',
  );
}
