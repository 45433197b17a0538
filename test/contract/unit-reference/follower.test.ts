import { randomUUID } from 'node:crypto';
import { Writable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';

import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { findFreePort, startTestStores } from '@tracegraph/launcher';
import type { TestStores } from '@tracegraph/launcher';
import type { SqlClient } from '@tracegraph/record';
import { parseSigningKeys } from '@tracegraph/service-kit';
import { createAdapter } from '@tracegraph/subgraph-kit';
import { UnitReferenceFollower } from '@tracegraph/unit-reference';
import type { UnitReferenceEvent } from '@tracegraph/unit-reference';
import { pino } from 'pino';

import { PrismaClient } from '../../../subgraphs/components/src/generated/client';
import { FakeFeed } from './fake-feed';

const KEYS = parseSigningKeys(`a:${'ab'.repeat(32)}`);
const OTHER_KEYS = parseSigningKeys(`a:${'cd'.repeat(32)}`);

let stores: TestStores<'components'>;
let prisma: PrismaClient;
let port: number;
let feed: FakeFeed;
let followers: UnitReferenceFollower[] = [];
let log: string[];
let transaction = 0;

beforeAll(async () => {
  stores = await startTestStores(['components']);
  prisma = new PrismaClient({ adapter: createAdapter(stores.urls.components.databaseUrl) });
});
afterAll(async () => {
  await prisma.$disconnect();
  await stores.stop();
});
beforeEach(async () => {
  port = await findFreePort();
  feed = new FakeFeed(KEYS);
  await feed.listen(port);
  log = [];
});
afterEach(async () => {
  await Promise.all(followers.map((follower) => follower.stop()));
  followers = [];
  await feed.close();
});

/** The next events of the feed; it goes on over all tests, as the local copy does. */
function publish(count: number): UnitReferenceEvent[] {
  const events = Array.from({ length: count }, (): UnitReferenceEvent => {
    transaction += 1;
    return {
      position: `${transaction}.1`,
      kind: 'REGISTERED',
      unitKey: `part/acme/P/${transaction}`,
      otherKey: null,
      eventId: randomUUID(),
      eventTime: '2026-10-25T02:30:00+01:00',
      payload: '{}',
      recordTime: '2026-10-25T01:30:00Z',
    };
  });
  feed.events.push(...events);
  return events;
}

async function follow(
  keys = KEYS,
  sql: SqlClient = prisma,
  path = '/graphql',
): Promise<UnitReferenceFollower> {
  const stream = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      log.push((JSON.parse(chunk.toString()) as { msg: string }).msg);
      done();
    },
  });
  const source = { url: `http://127.0.0.1:${port}${path}`, keys, reader: 'components' };
  const follower = new UnitReferenceFollower(sql, source, pino(stream));
  followers.push(follower);
  await follower.start();
  return follower;
}

async function until(isTrue: () => unknown, withinMs = 10_000): Promise<void> {
  const end = Date.now() + withinMs;
  while (!isTrue()) {
    if (Date.now() > end) throw new Error(`did not come true: ${String(isTrue)}`);
    await sleep(10);
  }
}

const hasRead = (follower: UnitReferenceFollower, position: string | undefined) =>
  until(() => follower.asOf()?.position === position);

async function stored(events: readonly UnitReferenceEvent[]): Promise<number> {
  return prisma.unitReference.count({ where: { unitKey: { in: events.map(({ unitKey }) => unitKey) } } });
}

/** An answer that promises more events and gives none. */
const stuck = (response: { end: (text: string) => void }) => {
  response.end('{"data":{"unitReferenceFeed":{"events":[],"endPosition":null,"hasNextPage":true}}}');
};

describe('following the unit feed', () => {
  it('copies every event once, page after page, and says how far it came', async () => {
    const events = publish(5);
    const follower = await follow();
    await hasRead(follower, events.at(-1)?.position);
    expect(await stored(events)).toBe(5);
    expect(follower.asOf()?.recordTime).toEqual(new Date('2026-10-25T01:30:00Z'));
    expect(feed.refused).toEqual([]);
    expect(feed.requests[0]).toMatchObject({
      subject: 'subgraph:components',
      first: 1_000,
      operationName: 'UnitReferenceFeed',
    });
  });

  it('goes on with what comes later', async () => {
    const follower = await follow();
    const events = publish(1);
    await hasRead(follower, events[0]?.position);
    await hasRead(follower, publish(1)[0]?.position);
  });

  it('asks from where the stored events end after it was started again, and stores nothing twice', async () => {
    const [first] = publish(1);
    await hasRead(await follow(), first?.position);
    await followers.pop()?.stop();
    const [second] = publish(1);
    feed.requests.length = 0;
    const again = await follow();
    expect(again.asOf()?.position).toBe(first?.position);
    await hasRead(again, second?.position);
    expect(feed.requests[0]?.after).toBe(first?.position);
  });

  it('lets two processes of one subgraph follow at the same time', async () => {
    const events = publish(6);
    const both = [await follow(), await follow()];
    await Promise.all(both.map((follower) => hasRead(follower, events.at(-1)?.position)));
    expect(await stored(events)).toBe(6);
  });

  it('signs the query string of its address too', async () => {
    const events = publish(1);
    await hasRead(await follow(KEYS, prisma, '/graphql?of=units'), events[0]?.position);
    expect(feed.refused).toEqual([]);
  });

  it('asks at leisure where the feed promises more but does not go on', async () => {
    feed.failures.push(...Array<typeof stuck>(100).fill(stuck));
    await follow();
    await sleep(700);
    expect(feed.requests.length).toBeLessThan(10);
  });
});

describe('a feed that fails', () => {
  it.each<
    [string, (response: { statusCode: number; end: (text?: string) => void; destroy: () => void }) => void]
  >([
    [
      'answers an error',
      (response) => {
        response.end('{"errors":[{"message":"no"}]}');
      },
    ],
    [
      'answers HTTP 500',
      (response) => {
        response.statusCode = 500;
        response.end('down');
      },
    ],
    [
      'breaks the connection',
      (response) => {
        response.destroy();
      },
    ],
    [
      'answers half a page',
      (response) => {
        response.end('{"data":{"unitReferenceFeed":{"events":[{"position":"1.1"');
      },
    ],
    [
      'answers an event of an unknown kind',
      (response) => {
        response.end(
          '{"data":{"unitReferenceFeed":{"events":[{"kind":"LOST"}],"endPosition":null,"hasNextPage":false}}}',
        );
      },
    ],
  ])('and %s costs no event; it is reported once, and once again when it is over', async (_name, failure) => {
    feed.failures.push(failure, failure);
    const events = publish(3);
    const follower = await follow();
    await hasRead(follower, events.at(-1)?.position);
    await until(() => log.length === 2);
    expect(log).toEqual(['the unit feed cannot be read; trying again', 'the unit feed is read again']);
    expect(await stored(events)).toBe(3);
  });

  it('by not being there yet is waited for', async () => {
    await feed.close();
    const follower = await follow();
    await until(() => log.length === 1);
    feed = new FakeFeed(KEYS);
    await feed.listen(port);
    await hasRead(follower, publish(1)[0]?.position);
  });

  it('by refusing the key of the follower gives it nothing, and does not end it', async () => {
    const before = await prisma.unitReference.count();
    publish(1);
    await follow(OTHER_KEYS);
    await until(() => feed.refused.length >= 2);
    expect(new Set(feed.refused)).toEqual(new Set(['REQUEST_SIGNATURE_WRONG']));
    expect(await prisma.unitReference.count()).toBe(before);
    expect(log).toEqual(['the unit feed cannot be read; trying again']);
  });

  it('by an event that cannot be stored stops before its page: an event passed over is a fact lost', async () => {
    const [readable] = publish(1);
    const [unreadable] = publish(1);
    const bad = { ...unreadable, unitKey: 'no key' } as UnitReferenceEvent;
    feed.pageSize = 1;
    feed.events[1] = bad;
    const [after] = publish(1);
    const follower = await follow();
    await hasRead(follower, readable?.position);
    await until(() => log.length === 1);
    expect(await stored([after as UnitReferenceEvent])).toBe(0);
    feed.events.splice(1, 1);
    await hasRead(follower, after?.position);
  });
});

describe('the state of following', () => {
  const hasState = (follower: UnitReferenceFollower, state: string) =>
    until(() => follower.feedState().state === state);

  it('is behind before the first look, and current once the feed was read to its end', async () => {
    publish(5);
    const startedAt = Date.now();
    const follower = await follow();
    expect(follower.feedState().state).toBe('BEHIND');
    await hasState(follower, 'CURRENT');
    expect(await stored(feed.events)).toBe(5);
    const { sinceTime } = follower.feedState();
    expect(sinceTime.getTime()).toBeGreaterThanOrEqual(startedAt);
    await hasRead(follower, publish(1)[0]?.position);
    expect(follower.feedState()).toEqual({ state: 'CURRENT', sinceTime });
  });

  it('is failing from the first failure on until the feed is read again', async () => {
    await feed.close();
    const follower = await follow();
    await hasState(follower, 'FAILING');
    const { sinceTime } = follower.feedState();
    await sleep(1_000);
    expect(follower.feedState()).toEqual({ state: 'FAILING', sinceTime });
    feed = new FakeFeed(KEYS);
    await feed.listen(port);
    await hasState(follower, 'CURRENT');
    expect(follower.feedState().sinceTime.getTime()).toBeGreaterThan(sinceTime.getTime());
  });

  it('is failing at an event that cannot be stored, though the feed answers', async () => {
    publish(2);
    feed.pageSize = 1;
    feed.events[1] = { ...feed.events[1], unitKey: 'no key' } as UnitReferenceEvent;
    const follower = await follow();
    await hasState(follower, 'FAILING');
    expect(follower.asOf()?.position).toBe(feed.events[0]?.position);
  });

  it('is behind where the feed promises more', async () => {
    feed.failures.push(stuck, () => undefined);
    const follower = await follow();
    await until(() => feed.requests.length === 2);
    expect(follower.feedState().state).toBe('BEHIND');
  });
});

describe('a store that fails', () => {
  it('costs no event: the page is read again', async () => {
    let broken = true;
    const flaky: SqlClient = {
      $queryRawUnsafe: <T>(sql: string, ...values: unknown[]) =>
        broken && sql.startsWith('INSERT')
          ? Promise.reject(new Error('lost'))
          : prisma.$queryRawUnsafe<T>(sql, ...values),
    };
    const events = publish(2);
    const follower = await follow(KEYS, flaky);
    await until(() => log.length === 1);
    expect(follower.asOf()?.position).not.toBe(events[1]?.position);
    broken = false;
    await hasRead(follower, events[1]?.position);
    expect(await stored(events)).toBe(2);
  });
});

describe('stopping', () => {
  it('ends at once while there is nothing to read, and asks no more', async () => {
    const follower = await follow();
    await until(() => feed.requests.length > 0);
    const startedAt = Date.now();
    await follower.stop();
    expect(Date.now() - startedAt).toBeLessThan(1_000);
    const asked = feed.requests.length;
    await sleep(400);
    expect(feed.requests).toHaveLength(asked);
  });

  it('does not wait for a feed that never answers', async () => {
    feed.failures.push(() => undefined);
    const follower = await follow();
    await until(() => feed.requests.length > 0);
    const startedAt = Date.now();
    await follower.stop();
    expect(Date.now() - startedAt).toBeLessThan(1_000);
    expect(log).toEqual([]);
  });
});
