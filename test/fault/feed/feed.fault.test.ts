import { setTimeout as sleep } from 'node:timers/promises';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';

import { startFeedLine } from './feed-line';
import type { FeedLine } from './feed-line';
import { RECORD_COUNT, recordings } from './recordings';
import type { Recording } from './recordings';

const KILLS = 50;
const WRITERS = 12;
const LONG_TRANSACTIONS = 6;

let line: FeedLine;
let kills: { units: number; components: number };
let recorded: { STORED: number; REPLAYED: number };
let transactions: { committed: number; aborted: number };
let source: readonly string[] = [];
let copy: readonly string[] = [];

/** Records until it is answered: what was stored before a crash is replayed. */
async function record({ mutation, inputType, inputs }: Recording): Promise<void> {
  const query = `mutation($inputs: [${inputType}!]!) { ${mutation}(inputs: $inputs) { results { status } } }`;
  for (;;) {
    try {
      const data = await line.ask<Record<string, { results: readonly { status: 'STORED' | 'REPLAYED' }[] }>>(
        query,
        { inputs },
      );
      for (const { status } of data[mutation]?.results ?? []) recorded[status] += 1;
      return;
    } catch {
      // The subgraph was killed; it is asked again until the list is answered.
      await sleep(100);
    }
  }
}

async function recordAll(): Promise<void> {
  const open = [...recordings()];
  await Promise.all(
    Array.from({ length: WRITERS }, async () => {
      for (let next = open.pop(); next; next = open.pop()) await record(next);
    }),
  );
}

/** Events whose transactions take long, and of which two in five are taken back. */
async function writeSlowly(isOver: () => boolean, writer: number): Promise<void> {
  const client = new Client({ connectionString: line.stores.urls.units.databaseUrl });
  await client.connect();
  for (let at = 0; !isOver(); at += 1) {
    await client.query('BEGIN');
    for (let event = 0; event <= at % 4; event += 1) {
      await client.query(
        `INSERT INTO unit_reference_event (unit_key, product_key, kind, event_id, event_time, payload)
         VALUES ($1, 'part/acme/SLOW', 'DISPOSITION', gen_random_uuid(), now(), '{"state": "HELD"}')`,
        [`part/acme/SLOW/${writer}-${at}`],
      );
      await sleep(Math.random() * 400);
    }
    const isAborted = Math.random() < 0.4;
    await client.query(isAborted ? 'ROLLBACK' : 'COMMIT');
    transactions[isAborted ? 'aborted' : 'committed'] += 1;
  }
  await client.end();
}

async function killRandomly(): Promise<void> {
  for (let kill = 0; kill < KILLS; kill += 1) {
    const side = Math.random() < 0.5 ? 'units' : 'components';
    await sleep(Math.random() * 600);
    await line[side].kill();
    await line[side].start();
    kills[side] += 1;
  }
}

async function readRows(databaseUrl: string, statement: string): Promise<readonly string[]> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  const { rows } = await client.query<{ row: string }>(statement);
  await client.end();
  return rows.map(({ row }) => row);
}

const SOURCE = `SELECT concat_ws('|', transaction_id, sequence, unit_key, product_key, kind, other_key, event_id,
  extract(epoch FROM event_time), payload, extract(epoch FROM date_trunc('milliseconds', record_time))) AS row
  FROM unit_reference_event ORDER BY transaction_id, sequence`;
const COPY = `SELECT concat_ws('|', feed_transaction, feed_sequence, unit_key, product_key, kind, other_key, event_id,
  extract(epoch FROM event_time), payload, extract(epoch FROM date_trunc('milliseconds', source_record_time))) AS row
  FROM unit_reference ORDER BY feed_transaction, feed_sequence`;
const STANDINGS = `SELECT DISTINCT ON (unit_key) unit_key || ' ' || encode(content_sha256, 'hex') AS row
  FROM unit_standing ORDER BY unit_key, feed_transaction DESC, feed_sequence DESC`;
const LAST_TAKEN_IN = `SELECT feed_transaction || '.' || feed_sequence AS row FROM unit_standing
  ORDER BY feed_transaction DESC, feed_sequence DESC LIMIT 1`;

/** Waits until both sides have taken in all that was recorded. */
async function settle(): Promise<void> {
  const { units, components } = line.stores.urls;
  const end = (await readRows(units.databaseUrl, SOURCE)).at(-1)?.split('|').slice(0, 2).join('.');
  for (let attempt = 0; attempt < 1_200; attempt += 1) {
    const taken = await Promise.all(
      [units, components].map(({ databaseUrl }) => readRows(databaseUrl, LAST_TAKEN_IN)),
    );
    if (taken.every(([position]) => position === end)) return;
    await sleep(100);
  }
  throw new Error('The feed was not taken in within two minutes.');
}

beforeAll(async () => {
  kills = { units: 0, components: 0 };
  recorded = { STORED: 0, REPLAYED: 0 };
  transactions = { committed: 0, aborted: 0 };
  line = await startFeedLine();
  let isOver = false;
  const slow = Array.from({ length: LONG_TRANSACTIONS }, (_, writer) => writeSlowly(() => isOver, writer));
  await Promise.all([recordAll(), killRandomly()]);
  isOver = true;
  await Promise.all(slow);
  await settle();
  source = await readRows(line.stores.urls.units.databaseUrl, SOURCE);
  copy = await readRows(line.stores.urls.components.databaseUrl, COPY);
}, 1_200_000);
afterAll(async () => {
  process.stdout.write(
    `${JSON.stringify({ kills, recorded, transactions, events: source.length, copied: copy.length })}\n`,
  );
  await line.stop();
});

describe('the unit feed, while both sides are killed at random and other transactions are long or taken back', () => {
  it('has every record answered, stored or replayed after a crash', () => {
    expect(recorded.STORED + recorded.REPLAYED).toBe(RECORD_COUNT);
    expect(RECORD_COUNT).toBe(20_000);
  });

  it('was interrupted fifty times, on either side, and crossed by long and by aborted transactions', () => {
    expect(kills.units + kills.components).toBe(KILLS);
    expect(Math.min(kills.units, kills.components)).toBeGreaterThan(0);
    expect(Math.min(transactions.committed, transactions.aborted)).toBeGreaterThan(20);
  });

  it('is copied without a gap, without a double, and unaltered', () => {
    expect(new Set(copy).size).toBe(copy.length);
    expect(copy).toEqual(source);
  });

  it('leads to the same standing of every unit on both sides', async () => {
    const [own, followed] = await Promise.all(
      [line.stores.urls.units, line.stores.urls.components].map(({ databaseUrl }) =>
        readRows(databaseUrl, STANDINGS),
      ),
    );
    expect(own?.length).toBeGreaterThan(6_000);
    expect(followed).toEqual(own);
  });
});
