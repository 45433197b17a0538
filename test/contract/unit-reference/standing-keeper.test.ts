import { setTimeout as sleep } from 'node:timers/promises';

import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { startTestStores } from '@tracegraph/launcher';
import type { TestStores } from '@tracegraph/launcher';
import { createLogger } from '@tracegraph/service-kit';
import { createAdapter } from '@tracegraph/subgraph-kit';
import {
  StandingKeeper,
  appendEvents,
  readCopiedEvents,
  readPosition,
  standingOf,
} from '@tracegraph/unit-reference';
import type { StandingStore, UnitReferenceEvent } from '@tracegraph/unit-reference';

import { PrismaClient } from '../../../subgraphs/components/src/generated/client';
import { corrected, event, key, renameUnits } from './feed-events';

let stores: TestStores<'components'>;
let prisma: PrismaClient;
let keepers: StandingKeeper[] = [];

beforeAll(async () => {
  stores = await startTestStores(['components']);
  prisma = new PrismaClient({ adapter: createAdapter(stores.urls.components.databaseUrl) });
});
afterAll(async () => {
  await prisma.$disconnect();
  await stores.stop();
});
beforeEach(renameUnits);
afterEach(async () => {
  await Promise.all(keepers.map((keeper) => keeper.stop()));
  keepers = [];
});

const store: StandingStore = {
  get sql() {
    return prisma;
  },
  transaction: (work) => prisma.$transaction((tx) => work(tx), { maxWait: 10_000, timeout: 60_000 }),
  readLocalEvents: readCopiedEvents,
};

async function startKeeper(of: StandingStore = store): Promise<StandingKeeper> {
  const keeper = new StandingKeeper(of, createLogger('test', 'error'));
  keepers.push(keeper);
  await keeper.start();
  return keeper;
}

/** Waits until all that is there was taken in. */
async function takenIn(keeper: StandingKeeper): Promise<void> {
  const end = (await readPosition(prisma))?.position;
  while (keeper.asOf()?.position !== end) await sleep(10);
}

const record = (...events: UnitReferenceEvent[]) => appendEvents(prisma, events);
const shipped = (unit: string, number: string, on: number) =>
  event('SHIPPED', unit, null, on, { payload: JSON.stringify({ shipmentNumber: number, soldTo: 'buyer' }) });
const state = (unit: string, value: string, on: number) =>
  event('DISPOSITION', unit, null, on, { payload: JSON.stringify({ state: value }) });

interface StandingRow {
  readonly bound_keys: readonly string[];
  readonly outermost_key: string;
  readonly state: string | null;
  readonly shipment_number: string | null;
}

async function standing(unit: string): Promise<unknown> {
  const [row] = await prisma.$queryRawUnsafe<StandingRow[]>(standingOf('$1::text', 'standing.*'), key(unit));
  if (!row) return null;
  const outermost = row.outermost_key === key(unit) ? null : row.outermost_key;
  return {
    ...(row.bound_keys.length > 0 && { bound: row.bound_keys }),
    ...(outermost !== null && { outermost }),
    ...(row.state !== null && { state: row.state }),
    ...(row.shipment_number !== null && { shipment: row.shipment_number }),
  };
}

const rowsOf = async (unit: string): Promise<number> => {
  const [row] = await prisma.$queryRawUnsafe<{ count: number }[]>(
    'SELECT count(*)::int AS count FROM unit_standing WHERE unit_key = $1',
    key(unit),
  );
  return row?.count ?? 0;
};

/** Takes in each list of events before the next one is recorded. */
async function take(...steps: readonly (readonly UnitReferenceEvent[])[]): Promise<StandingKeeper> {
  const keeper = await startKeeper();
  for (const events of steps) {
    await record(...events);
    await takenIn(keeper);
  }
  return keeper;
}

describe('what events of the feed change', () => {
  it('is a place and its unit, once they are bound, with all that was recorded under the place before', async () => {
    await take([state('PLACE', 'HELD', 2)], [event('BOUND', 'u', 'PLACE', 3)]);
    expect(await standing('u')).toEqual({ state: 'HELD' });
    expect(await standing('PLACE')).toEqual({ bound: [key('u')], state: 'HELD' });
  });

  it('is what contains a unit at any depth, and where it was taken out what it is inside of', async () => {
    await take(
      [event('INSTALLED', 'chip', 'board', 1), event('INSTALLED', 'board', 'box', 2)],
      [event('INSTALLED', 'box', 'rack', 3)],
    );
    expect([await standing('chip'), await standing('box')]).toEqual([
      { outermost: key('rack') },
      { outermost: key('rack') },
    ]);
    await take([event('REMOVED', 'board', 'box', 4)]);
    expect([await standing('chip'), await standing('board')]).toEqual([{ outermost: key('board') }, {}]);
  });

  it('is all that is inside of what leaves, comes back, and comes back only after it was taken out', async () => {
    await take(
      [event('INSTALLED', 'u', 'box', 1), event('INSTALLED', 'v', 'u', 1), event('INSTALLED', 'w', 'box', 1)],
      [shipped('box', 'S', 2)],
    );
    expect([await standing('v'), await standing('w')]).toEqual([
      { outermost: key('box'), shipment: 'S' },
      { outermost: key('box'), shipment: 'S' },
    ]);
    await take([event('REMOVED', 'w', 'box', 3)], [event('RETURNED', 'box', null, 4)]);
    expect([await standing('v'), await standing('w')]).toEqual([
      { outermost: key('box') },
      { shipment: 'S' },
    ]);
    await take([event('RETURNED', 'w', null, 5)]);
    expect(await standing('w')).toEqual({});
  });

  it('is the same whether they come in the order of their times or not, at once or one by one', async () => {
    const events = () => [
      event('BOUND', 'board', 'PLACE', 5),
      event('INSTALLED', 'PLACE', 'box', 1),
      shipped('box', 'S', 2),
      state('box', 'RELEASED', 1),
      state('PLACE', 'HELD', 1),
      event('REMOVED', 'PLACE', 'box', 3),
      event('INSTALLED', 'board', 'HOUSING-PLACE', 4),
      event('BOUND', 'housing', 'HOUSING-PLACE', 9),
    ];
    const expected = () => ({ outermost: key('housing'), state: 'HELD' });
    await take(events());
    expect(await standing('board')).toEqual(expected());
    renameUnits();
    const inOrder = events();
    const reversed = [...inOrder]
      .reverse()
      .map((one, at) => [{ ...one, position: inOrder[at]?.position ?? '' }]);
    await take(...reversed);
    expect(await standing('board')).toEqual(expected());
  });

  it('is both units a place is bound to; what was put into it is inside of the first', async () => {
    await take(
      [event('INSTALLED', 'chip', 'PLACE', 1), state('PLACE', 'HELD', 1)],
      [event('BOUND', 'second', 'PLACE', 4)],
      [event('BOUND', 'first', 'PLACE', 3)],
    );
    expect(await standing('PLACE')).toMatchObject({ bound: [key('first'), key('second')] });
    expect([await standing('first'), await standing('second'), await standing('chip')]).toEqual([
      { state: 'HELD' },
      { state: 'HELD' },
      { outermost: key('first'), state: 'HELD' },
    ]);
  });

  it('ends with units that contain each other', async () => {
    await take([event('INSTALLED', 'a', 'b', 1)], [event('INSTALLED', 'b', 'a', 2), shipped('b', 'S', 3)]);
    expect([await standing('a'), await standing('b')]).toEqual([
      { outermost: key('b') },
      { outermost: key('a') },
    ]);
  });
});

describe('a record declared wrong', () => {
  it.each([
    ['binding', () => event('BOUND', 'u', 'PLACE', 3), [state('PLACE', 'HELD', 1)], {}],
    ['installation', () => event('INSTALLED', 'u', 'box', 3), [], {}],
    ['shipment of what it is inside of', () => shipped('box', 'S', 3), [], { outermost: 'box' }],
    ['removal', () => event('REMOVED', 'u', 'box', 3), [], { outermost: 'box' }],
    ['state', () => state('u', 'HELD', 3), [state('u', 'RELEASED', 1)], { state: 'RELEASED' }],
    ['return', () => event('RETURNED', 'u', null, 3), [shipped('u', 'S', 1)], { shipment: 'S' }],
  ])('counts no more: %s', async (kind, wrongOf, before, expected) => {
    const first = before.map((one) => ({ ...one, unitKey: key(one.unitKey.split('/').at(-1) ?? '') }));
    const places = first.map((one) => ({ ...one, unitKey: kind === 'binding' ? key('PLACE') : one.unitKey }));
    const inside = 'outermost' in expected ? [event('INSTALLED', 'u', 'box', 1)] : [];
    const wrong = wrongOf();
    await take([...places, ...inside, wrong]);
    const held = await standing('u');
    await take([correctedOf(wrong)]);
    const shown = 'outermost' in expected ? { outermost: key('box') } : expected;
    expect([await standing('u'), held]).not.toEqual([held, shown]);
    expect(await standing('u')).toEqual(shown);
  });
});

/** Dispositions and returns are corrected under the names of their kinds. */
function correctedOf(wrong: UnitReferenceEvent): UnitReferenceEvent {
  const names: Partial<Record<string, string>> = { DISPOSITION: 'DISPOSITION', RETURNED: 'RETURN' };
  const kind = names[wrong.kind];
  if (kind === undefined) return corrected(wrong);
  return { ...corrected(wrong), payload: JSON.stringify({ kind, correctedEventId: wrong.eventId }) };
}

describe('the rows of standings', () => {
  it('grow by none where an event changes nothing', async () => {
    await take([state('u', 'HELD', 1), event('INSTALLED', 'v', 'u', 1)]);
    expect(await rowsOf('v')).toBe(1);
    await take([event('WORK_ORDER', 'u', null, 2, { payload: '{"site":"s","number":"1"}' })]);
    expect([await rowsOf('u'), await rowsOf('v')]).toEqual([2, 1]);
  });

  it('are written once by two keepers of one store, and both know how far it is', async () => {
    const [one, other] = await Promise.all([startKeeper(), startKeeper()]);
    for (let at = 1; at <= 5; at += 1) await record(state('u', at % 2 === 0 ? 'HELD' : 'RELEASED', at));
    await Promise.all([takenIn(one), takenIn(other)]);
    expect(await standing('u')).toEqual({ state: 'RELEASED' });
    const [row] = await prisma.$queryRawUnsafe<{ twice: number }[]>(
      `SELECT count(*)::int AS twice FROM (SELECT content_sha256 = lag(content_sha256) OVER (ORDER BY feed_transaction, feed_sequence)
         AS same FROM unit_standing WHERE unit_key = $1) AS rows WHERE same`,
      key('u'),
    );
    expect(row?.twice).toBe(0);
  });

  it('go on from where a keeper stopped, also in the middle of the feed', async () => {
    const first = await take([state('u', 'HELD', 1)]);
    await first.stop();
    const before = first.asOf();
    await record(state('u', 'RELEASED', 2));
    const read: unknown[] = [];
    const next = await startKeeper({
      sql: prisma,
      transaction: (work) => store.transaction(work),
      readLocalEvents: (sql, after, limit) => {
        read.push(after && `${after.transaction}.${after.sequence}`);
        return readCopiedEvents(sql, after, limit);
      },
    });
    expect(next.asOf()).not.toBeNull();
    await takenIn(next);
    expect(read[0]).toBe(before?.position);
    expect(await standing('u')).toEqual({ state: 'RELEASED' });
  });

  it('are not half written where a step fails, and the step is done again', async () => {
    let failures = 2;
    let begun = false;
    const keeper = await startKeeper({
      sql: prisma,
      readLocalEvents: readCopiedEvents,
      transaction: (work) =>
        store.transaction(async (sql) => {
          const result = await work(sql);
          // The first one finds where to begin.
          if (begun && failures-- > 0) throw new Error('not now');
          begun = true;
          return result;
        }),
    });
    await record(state('u', 'HELD', 1));
    while (keeper.state().state !== 'FAILING') await sleep(10);
    expect(await standing('u')).toBeNull();
    await takenIn(keeper);
    expect(await standing('u')).toEqual({ state: 'HELD' });
  });
});

describe('a copy of the feed older than the table of standings', () => {
  it('is taken in from its beginning, page by page', async () => {
    const old = await startTestStores(['components']);
    const client = new PrismaClient({ adapter: createAdapter(old.urls.components.databaseUrl) });
    try {
      const events = Array.from({ length: 2_300 }, (_event, at) => state(`u${at}`, 'HELD', 1));
      await appendEvents(client, events);
      const keeper = await startKeeper({
        sql: client,
        transaction: (work) => client.$transaction((tx) => work(tx), { maxWait: 10_000, timeout: 60_000 }),
        readLocalEvents: readCopiedEvents,
      });
      expect(keeper.asOf()).toBeNull();
      while (keeper.asOf()?.position !== events.at(-1)?.position) await sleep(10);
      const [row] = await client.$queryRawUnsafe<{ units: number }[]>(
        `SELECT count(DISTINCT unit_key)::int AS units FROM unit_standing WHERE state = 'HELD'`,
      );
      expect(row?.units).toBe(2_300);
      await keeper.stop();
    } finally {
      await client.$disconnect();
      await old.stop();
    }
  }, 120_000);
});
