import { randomUUID } from 'node:crypto';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';

import { startSubgraphAlone } from '../../testkit/subgraph';
import type { TestSubgraph } from '../../testkit/subgraph';
import type { SubgraphName } from '../../testkit/graph';

/** What the suite needs to know of a subgraph: one kind of record, and one entity it makes. */
export interface SubgraphExample {
  readonly name: SubgraphName;
  readonly mutation: string;
  readonly inputType: string;
  /** Name of the kind among the conflicts, and the root field that lists them. */
  readonly kind: string;
  readonly conflicts: string;
  /** The n-th record, without event id and time; each of another subject. */
  readonly input: (n: number) => Readonly<Record<string, unknown>>;
  /** The same subject with other content. */
  readonly changed: (input: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>;
  /** The same record with a field that cannot be read. */
  readonly malformed: (input: Readonly<Record<string, unknown>>) => {
    readonly input: Readonly<Record<string, unknown>>;
    readonly code: string;
    readonly path: string;
  };
  readonly entity: {
    readonly type: string;
    /** Representation of what the n-th record made known. */
    readonly known: (n: number) => Readonly<Record<string, unknown>>;
    /** Fields to select, and what they answer for the n-th record. */
    readonly fields: string;
    readonly answer: (n: number) => unknown;
    /** A well-formed key nobody recorded; null where the subgraph answers for every key. */
    readonly unknown: Readonly<Record<string, unknown>> | null;
    /** A key that cannot be read, and its code. */
    readonly unreadable: Readonly<Record<string, unknown>>;
    readonly code: string;
  };
}

interface Results {
  readonly results: readonly {
    readonly index: number;
    readonly eventId: string;
    readonly status: string;
    readonly error: { readonly code: string; readonly path: string } | null;
  }[];
}

/** The contract every subgraph keeps. */
export function describeSubgraph(example: SubgraphExample): void {
  describe(`the subgraph ${example.name}`, () => {
    let subgraph: TestSubgraph;

    beforeAll(async () => {
      subgraph = await startSubgraphAlone(example.name);
    }, 60_000);

    afterAll(async () => {
      await subgraph.stop();
    });

    const complete = (input: Readonly<Record<string, unknown>>, eventId = randomUUID()) => ({
      eventTime: '2026-10-25T02:30:00+01:00',
      ...input,
      eventId,
    });

    async function record(inputs: readonly object[]): Promise<Results['results']> {
      const { data, errors } = await subgraph.ask<Record<string, Results>>(
        `mutation($inputs: [${example.inputType}!]!) { ${example.mutation}(inputs: $inputs) { results { index eventId status error { code path } } } }`,
        { inputs },
      );
      expect(errors).toBeUndefined();
      return data[example.mutation]?.results ?? [];
    }

    async function rowCounts(): Promise<Record<string, string>> {
      return withClient(subgraph.urls.migrationUrl, async (client) => {
        const counts: Record<string, string> = {};
        for (const table of await tablesOf(client)) {
          // Standings are worked out later, beside the records.
          if (table === 'unit_standing') continue;
          counts[table] =
            ((await client.query(`SELECT count(*)::text AS n FROM "${table}"`)).rows as { n: string }[])[0]
              ?.n ?? '';
        }
        return counts;
      });
    }

    function entities(representations: readonly object[]) {
      const query = `query($r: [_Any!]!) { _entities(representations: $r) { ... on ${example.entity.type} { ${example.entity.fields} } } }`;
      return subgraph.ask<{ _entities: readonly unknown[] }>(query, {
        r: representations.map((key) => ({ __typename: example.entity.type, ...key })),
      });
    }

    describe('recording a list', () => {
      it('answers one result a record, in order, and stores each', async () => {
        const inputs = [1, 2, 3].map((n) => complete(example.input(n)));
        const results = await record(inputs);
        expect(results.map(({ index, eventId, status }) => ({ index, eventId, status }))).toEqual(
          inputs.map(({ eventId }, index) => ({ index, eventId, status: 'STORED' })),
        );
      });

      it('refuses what cannot be read at its position, and stores its neighbours', async () => {
        const { input, code, path } = example.malformed(example.input(5));
        const results = await record([
          complete(example.input(4)),
          complete(input),
          complete(example.input(6)),
        ]);
        expect(results.map(({ status }) => status)).toEqual(['STORED', 'REFUSED', 'STORED']);
        expect(results[1]?.error).toEqual({ code, path });
      });

      it('refuses an event id that is no UUID and a time without offset', async () => {
        const results = await record([
          { ...complete(example.input(7)), eventId: 'event-7' },
          { ...complete(example.input(8)), eventTime: '2026-10-25T02:30:00' },
        ]);
        expect(results.map(({ error }) => error?.code)).toEqual([
          'EVENT_ID_MALFORMED',
          'EVENT_TIME_MALFORMED',
        ]);
      });

      it('refuses a list of more than 1,000 records as a whole', async () => {
        const inputs = Array.from({ length: 1_001 }, (_, n) => complete(example.input(n + 10_000)));
        const { errors } = await subgraph.ask(
          `mutation($inputs: [${example.inputType}!]!) { ${example.mutation}(inputs: $inputs) { results { index } } }`,
          { inputs },
        );
        expect(errors?.[0]?.extensions.code).toBe('LIST_TOO_LONG');
      });

      it('stores nothing when the same list comes again', async () => {
        const inputs = [20, 21].map((n) => complete(example.input(n)));
        await record(inputs);
        const before = await rowCounts();
        expect((await record(inputs)).map(({ status }) => status)).toEqual(['REPLAYED', 'REPLAYED']);
        expect(await rowCounts()).toEqual(before);
      });

      it('stores a record once that comes twice in one list', async () => {
        const input = complete(example.input(22));
        expect((await record([input, input])).map(({ status }) => status)).toEqual(['STORED', 'REPLAYED']);
      });

      it('stores a record once that comes from several senders at the same time', async () => {
        const input = complete(example.input(23));
        const results = await Promise.all(Array.from({ length: 8 }, () => record([input])));
        expect(results.map(([result]) => result?.status).sort()).toEqual([
          ...Array.from({ length: 7 }, () => 'REPLAYED'),
          'STORED',
        ]);
      });

      it('keeps other content under the same event id as a conflict, and the first record stands', async () => {
        const input = complete(example.input(24));
        await record([input]);
        const [result] = await record([{ ...input, ...example.changed(input) }]);
        expect(result).toMatchObject({ status: 'CONFLICT', error: { code: 'RECORD_CONFLICT' } });
        const { data } = await subgraph.ask<
          Record<string, { totalCount: number; edges: { node: { eventId: string; kind: string } }[] }>
        >(
          `{ ${example.conflicts}(first: 10, kind: ${example.kind}) { totalCount edges { node { eventId kind } } } }`,
        );
        expect(data[example.conflicts]?.edges.map(({ node }) => node)).toContainEqual({
          eventId: input.eventId,
          kind: example.kind,
        });
        expect((await record([input]))[0]?.status).toBe('REPLAYED');
      });
    });

    describe('resolving references', () => {
      it('keeps their order, repeats included', async () => {
        const { data, errors } = await entities([3, 1, 2, 1].map(example.entity.known));
        expect(errors).toBeUndefined();
        expect(data._entities).toEqual([3, 1, 2, 1].map(example.entity.answer));
      });

      it('answers null for a key nobody recorded, where it owns the entity', async () => {
        const { unknown } = example.entity;
        if (unknown === null) return;
        const { data, errors } = await entities([example.entity.known(1), unknown, example.entity.known(2)]);
        expect(errors).toBeUndefined();
        expect(data._entities).toEqual([example.entity.answer(1), null, example.entity.answer(2)]);
      });

      it('answers the siblings of a key that cannot be read, which alone gets an error', async () => {
        const { data, errors } = await entities([
          example.entity.known(1),
          example.entity.unreadable,
          example.entity.known(2),
        ]);
        expect(data._entities).toEqual([example.entity.answer(1), null, example.entity.answer(2)]);
        expect(errors?.map(({ path, extensions }) => [path?.slice(0, 2), extensions.code])).toEqual([
          [['_entities', 1], example.entity.code],
        ]);
      });
    });

    describe('the store', () => {
      it.each(['UPDATE', 'DELETE', 'TRUNCATE'])(
        'refuses %s of every table to the application role, by privilege',
        async (verb) => {
          expect(await refusals(subgraph.urls.databaseUrl, verb)).toEqual(new Set(['42501']));
        },
      );

      it.each(['UPDATE', 'DELETE', 'TRUNCATE'])(
        'refuses %s of every table to the owner, by trigger',
        async (verb) => {
          expect(await refusals(subgraph.urls.migrationUrl, verb)).toEqual(new Set(['23001']));
        },
      );

      it('sets the record time itself: the application role may not give one', async () => {
        await withClient(subgraph.urls.databaseUrl, async (client) => {
          const tables = await tablesOf(client, 'record_time');
          expect(tables.length).toBeGreaterThan(3);
          for (const table of tables) {
            await expect(
              client.query(`INSERT INTO "${table}" (record_time) VALUES ('2001-01-01')`),
            ).rejects.toMatchObject({ code: '42501' });
          }
        });
      });
    });

    it('answers no request that the gateway did not sign', async () => {
      const response = await fetch(`${subgraph.origin}/graphql`, {
        method: 'POST',
        body: '{"query":"{__typename}"}',
        headers: { 'content-type': 'application/json' },
      });
      expect(response.status).toBe(401);
      expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'REQUEST_UNSIGNED' } }] });
    });
  });
}

async function withClient<T>(connectionString: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

async function tablesOf(client: Client, column?: string): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p') AND c.relname <> '_prisma_migrations'
       AND ($1::text IS NULL OR EXISTS (SELECT 1 FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = $1 AND NOT a.attisdropped))
     ORDER BY 1`,
    [column ?? null],
  );
  return rows.map(({ name }) => name);
}

/** The SQLSTATEs with which PostgreSQL refuses a change of each table; empty text where it allows one. */
async function refusals(connectionString: string, verb: string): Promise<ReadonlySet<string>> {
  return withClient(connectionString, async (client) => {
    const codes = new Set<string>();
    for (const table of await tablesOf(client)) {
      const { rows } = await client.query<{ name: string }>(
        'SELECT attname AS name FROM pg_attribute WHERE attrelid = $1::regclass AND attnum = 1',
        [`"${table}"`],
      );
      const column = rows[0]?.name ?? '';
      const statement = {
        UPDATE: `UPDATE "${table}" SET "${column}" = "${column}"`,
        DELETE: `DELETE FROM "${table}"`,
        TRUNCATE: `TRUNCATE "${table}"`,
      }[verb];
      try {
        await client.query(statement ?? '');
        codes.add('');
      } catch (error) {
        codes.add((error as { code: string }).code);
      }
    }
    return codes;
  });
}
