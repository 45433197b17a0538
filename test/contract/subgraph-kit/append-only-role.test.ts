import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { findFreePort, openHome, provisionStores, startCluster } from '@tracegraph/launcher';
import type { Cluster, Home, StoreUrls } from '@tracegraph/launcher';
import type { SqlClient } from '@tracegraph/record';
import { Client } from 'pg';

import { removeClusterPlace } from '../../../packages/launcher/src/postgres/cluster-place';
import { assertAppendOnlyRole } from '../../../packages/subgraph-kit/src/store/append-only-role';

let directory: string;
let home: Home;
let cluster: Cluster;
let urls: StoreUrls;

beforeAll(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'tracegraph-'));
  home = await openHome(directory);
  cluster = await startCluster({ home, port: await findFreePort(), durable: false });
  const provisioned = (await provisionStores(cluster, home.secrets, ['components'])).get('components');
  if (!provisioned) throw new Error('expected the URLs of the store');
  urls = provisioned;
  await asOwner(
    'CREATE TABLE record (id int, note text); CREATE SCHEMA people; CREATE TABLE people.person (id int); GRANT USAGE ON SCHEMA people TO components_app',
  );
});
afterAll(async () => {
  await cluster.stop();
  await home.release();
  await removeClusterPlace(directory);
  await rm(directory, { recursive: true, force: true });
});

async function withClient<T>(connectionString: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

const asOwner = (sql: string) => withClient(urls.migrationUrl, (client) => client.query(sql));
const asSuperuser = (sql: string) =>
  withClient(cluster.superuserUrl('tracegraph_components'), (client) => client.query(sql));

/** The tables named in the refusal of a role; null where it is accepted. */
function refusedTables(url: string): Promise<unknown> {
  return withClient(url, async (client) => {
    const sql: SqlClient = {
      $queryRawUnsafe: async <T>(text: string, ...values: unknown[]) =>
        (await client.query(text, values)).rows as T,
    };
    return assertAppendOnlyRole(sql).then(
      () => null,
      (error: unknown) => {
        expect(error).toMatchObject({ code: 'STORE_ROLE_TOO_POWERFUL' });
        return (error as { details: { tables: unknown } }).details.tables;
      },
    );
  });
}

/** What a role is refused while it holds a privilege. */
async function refusedWith(grant: string, revoke: string): Promise<unknown> {
  await asOwner(grant);
  try {
    return await refusedTables(urls.databaseUrl);
  } finally {
    await asOwner(revoke);
  }
}

describe('the role of a subgraph', () => {
  it('is accepted where it may only read and append', async () => {
    await asOwner('GRANT SELECT, INSERT ON record, people.person TO components_app');
    expect(await refusedTables(urls.databaseUrl)).toBeNull();
  });

  it.each(['UPDATE', 'DELETE', 'TRUNCATE', 'UPDATE (note)', 'ALL'])(
    'is refused with %s on one table',
    async (verb) => {
      expect(
        await refusedWith(
          `GRANT ${verb} ON record TO components_app`,
          `REVOKE ALL ON record FROM components_app`,
        ),
      ).toEqual(['record']);
    },
  );

  it('is refused with a privilege that everybody has', async () => {
    expect(
      await refusedWith('GRANT DELETE ON record TO PUBLIC', 'REVOKE DELETE ON record FROM PUBLIC'),
    ).toEqual(['record']);
  });

  it('is refused with a privilege on the table of persons', async () => {
    expect(
      await refusedWith(
        'GRANT UPDATE ON people.person TO components_app',
        'REVOKE UPDATE ON people.person FROM components_app',
      ),
    ).toEqual(['person']);
  });

  it('is refused as the owner, also after it took its own privileges away', async () => {
    expect(await refusedTables(urls.migrationUrl)).toEqual(['person', 'record']);
    expect(
      await asOwner('REVOKE ALL ON record, people.person FROM components_owner').then(() =>
        refusedTables(urls.migrationUrl),
      ),
    ).toEqual(['person', 'record']);
    await asOwner('GRANT ALL ON record, people.person TO components_owner');
  });

  it('is refused as the superuser', async () => {
    expect(await refusedTables(cluster.superuserUrl('tracegraph_components'))).toEqual(['person', 'record']);
  });

  it('is refused where it could become the owner, even if it inherits nothing', async () => {
    await asSuperuser('GRANT components_owner TO components_app WITH INHERIT FALSE, SET TRUE');
    expect(await refusedTables(urls.databaseUrl)).toEqual(['person', 'record']);
    await asSuperuser('REVOKE components_owner FROM components_app');
    expect(await refusedTables(urls.databaseUrl)).toBeNull();
  });
});
