import { randomUUID } from 'node:crypto';

import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { startTestStores } from '@tracegraph/launcher';
import type { TestStores } from '@tracegraph/launcher';
import { createAdapter } from '@tracegraph/subgraph-kit';
import {
  appendEvents,
  createBoundKeyLoader,
  createOutboundTimeLoader,
  readPosition,
} from '@tracegraph/unit-reference';
import type { UnitReferenceEvent } from '@tracegraph/unit-reference';

import { PrismaClient } from '../../../subgraphs/components/src/generated/client';

type Kind = UnitReferenceEvent['kind'];

let stores: TestStores<'components'>;
let prisma: PrismaClient;
let run: string;
let sequence = 0;

beforeAll(async () => {
  stores = await startTestStores(['components']);
  prisma = new PrismaClient({ adapter: createAdapter(stores.urls.components.databaseUrl) });
});
afterAll(async () => {
  await prisma.$disconnect();
  await stores.stop();
});
beforeEach(() => {
  run = randomUUID().slice(0, 8);
});

const key = (name: string) => `part/acme/${run}/${name}`;
const day = (n: number) => new Date(Date.UTC(2026, 0, n));

/** An event of the feed; `other` and the unit are names of this test, `on` a day. */
function event(
  kind: Kind,
  unit: string,
  other: string | null,
  on: number,
  more: Partial<UnitReferenceEvent> = {},
): UnitReferenceEvent {
  sequence += 1;
  return {
    position: `700.${sequence}`,
    kind,
    unitKey: key(unit),
    otherKey: other === null ? null : key(other),
    eventId: randomUUID(),
    eventTime: day(on).toISOString(),
    payload: '{}',
    recordTime: day(on).toISOString(),
    ...more,
  };
}

const RECORD_KINDS: Partial<Record<Kind, string>> = {
  BOUND: 'PANEL_BINDING',
  INSTALLED: 'UNIT_INSTALLATION',
  REMOVED: 'UNIT_REMOVAL',
  SHIPPED: 'SHIPMENT',
};

/** The event that declares another one wrong. */
const corrected = (wrong: UnitReferenceEvent): UnitReferenceEvent =>
  event('CORRECTED', '-', null, 28, {
    unitKey: wrong.unitKey,
    payload: JSON.stringify({ kind: RECORD_KINDS[wrong.kind], correctedEventId: wrong.eventId }),
  });

const record = (...events: UnitReferenceEvent[]) => appendEvents(prisma, events);

async function boundKeys(...units: string[]): Promise<unknown> {
  const keys = await createBoundKeyLoader(prisma).loadMany(units.map(key));
  return keys.map((list) => (list as string[]).map((text) => text.split('/').at(-1)));
}

async function outboundDays(...units: string[]): Promise<unknown> {
  const times = await createOutboundTimeLoader(prisma).loadMany(units.map(key));
  return times.map((list) =>
    (list as Date[]).map((time) => (time.getTime() - day(1).getTime()) / 86_400_000 + 1),
  );
}

describe('the keys of a unit', () => {
  it('are its own first, then the panel positions bound to it by their text, each once', async () => {
    await record(
      event('BOUND', 'S1', 'P2', 2),
      event('BOUND', 'S1', 'P1', 3),
      event('BOUND', 'S1', 'P2', 4),
      event('BOUND', 'S2', 'P3', 2),
    );
    expect(await boundKeys('S2', 'S1', 'nobody', 'P1')).toEqual([
      ['S2', 'P3'],
      ['S1', 'P1', 'P2'],
      ['nobody'],
      ['P1'],
    ]);
  });

  it('count no binding that was declared wrong', async () => {
    const wrong = event('BOUND', 'S1', 'P1', 2);
    await record(wrong, event('BOUND', 'S1', 'P2', 3), corrected(wrong));
    expect(await boundKeys('S1')).toEqual([['S1', 'P2']]);
  });

  it('keep a binding whose namesake at another unit was declared wrong', async () => {
    const eventId = randomUUID();
    const wrong = event('BOUND', 'S1', 'P1', 2, { eventId });
    await record(wrong, event('BOUND', 'S2', 'P1', 2, { eventId }), corrected(wrong));
    expect(await boundKeys('S1', 'S2')).toEqual([['S1'], ['S2', 'P1']]);
  });

  it('hold no key twice where a unit is bound to itself, and none where it is bound to nothing', async () => {
    await record(event('BOUND', 'S1', 'S1', 2), event('BOUND', 'S1', null, 2));
    expect(await boundKeys('S1')).toEqual([['S1']]);
  });

  it('are no units that were merely put into it', async () => {
    await record(event('INSTALLED', 'S1', 'BOX', 2));
    expect(await boundKeys('S1', 'BOX')).toEqual([['S1'], ['BOX']]);
  });
});

describe('the times at which a unit left the maker', () => {
  it('are those of its own shipments, each once, in their order', async () => {
    await record(
      event('SHIPPED', 'U', null, 9),
      event('SHIPPED', 'U', null, 5),
      event('SHIPPED', 'U', null, 5),
    );
    expect(await outboundDays('U', 'nobody')).toEqual([[5, 9], []]);
  });

  it('are those of everything it was inside of, at any depth', async () => {
    await record(
      event('INSTALLED', 'CHIP', 'MODULE', 2),
      event('INSTALLED', 'MODULE', 'BOARD', 3),
      event('INSTALLED', 'BOARD', 'BOX', 4),
      event('SHIPPED', 'BOX', null, 5),
    );
    expect(await outboundDays('CHIP', 'MODULE', 'BOARD', 'BOX')).toEqual([[5], [5], [5], [5]]);
  });

  it('never pass from a box to what else is in it, nor down', async () => {
    await record(
      event('INSTALLED', 'A', 'BOX', 2),
      event('INSTALLED', 'B', 'BOX', 2),
      event('SHIPPED', 'A', null, 5),
    );
    expect(await outboundDays('A', 'B', 'BOX')).toEqual([[5], [], []]);
  });

  it.each([
    ['before it was put in', 1, []],
    ['at the moment it was put in', 2, [2]],
    ['while it was inside', 4, [4]],
    ['at the moment it was taken out', 6, []],
    ['after it was taken out', 7, []],
  ])('hold a shipment of the box %s: day %d', async (_name, shipped, expected) => {
    await record(
      event('INSTALLED', 'U', 'BOX', 2),
      event('REMOVED', 'U', 'BOX', 6),
      event('SHIPPED', 'BOX', null, shipped),
    );
    expect(await outboundDays('U')).toEqual([expected]);
  });

  it('follow a unit from one box into another and back', async () => {
    await record(
      event('INSTALLED', 'U', 'BOX1', 2),
      event('REMOVED', 'U', 'BOX1', 4),
      event('INSTALLED', 'U', 'BOX2', 4),
      event('REMOVED', 'U', 'BOX2', 8),
      event('INSTALLED', 'U', 'BOX1', 10),
      ...[3, 7, 12].map((on) => event('SHIPPED', 'BOX1', null, on)),
      ...[3, 7, 12].map((on) => event('SHIPPED', 'BOX2', null, on)),
    );
    expect(await outboundDays('U')).toEqual([[3, 7, 12]]);
  });

  it('end with the removal of the box from its own box', async () => {
    await record(
      event('INSTALLED', 'U', 'BOX', 2),
      event('INSTALLED', 'BOX', 'PALLET', 3),
      event('REMOVED', 'BOX', 'PALLET', 5),
      event('SHIPPED', 'PALLET', null, 6),
    );
    expect(await outboundDays('U')).toEqual([[]]);
  });

  it('are the same whatever order the events came in', async () => {
    const events = [
      event('INSTALLED', 'U', 'BOX', 2),
      event('INSTALLED', 'BOX', 'PALLET', 3),
      event('SHIPPED', 'PALLET', null, 5),
      event('REMOVED', 'U', 'BOX', 8),
    ];
    await record(...events.reverse());
    expect(await outboundDays('U')).toEqual([[5]]);
  });

  it('end where units contain each other', async () => {
    await record(
      event('INSTALLED', 'A', 'B', 2),
      event('INSTALLED', 'B', 'C', 2),
      event('INSTALLED', 'C', 'A', 2),
      event('INSTALLED', 'A', 'A', 2),
      event('SHIPPED', 'C', null, 5),
    );
    expect(await outboundDays('A', 'B', 'C')).toEqual([[5], [5], [5]]);
  });

  it.each(['INSTALLED', 'SHIPPED'] as const)('count no %s event that was declared wrong', async (kind) => {
    const events = [event('INSTALLED', 'U', 'BOX', 2), event('SHIPPED', 'BOX', null, 5)];
    await record(...events, ...events.filter((one) => one.kind === kind).map(corrected));
    expect(await outboundDays('U')).toEqual([[]]);
  });

  it('count a shipment after a removal that was declared wrong', async () => {
    const removal = event('REMOVED', 'U', 'BOX', 3);
    await record(
      event('INSTALLED', 'U', 'BOX', 2),
      removal,
      event('SHIPPED', 'BOX', null, 5),
      corrected(removal),
    );
    expect(await outboundDays('U')).toEqual([[5]]);
  });

  it('are no returns', async () => {
    await record(event('RETURNED', 'U', null, 5));
    expect(await outboundDays('U')).toEqual([[]]);
  });
});

describe('the local copy of the feed', () => {
  it('ends at the greatest position by transaction and then by sequence, as numbers', async () => {
    for (const position of ['900.9', '1000.2', '1000.10', '999.99'])
      await record(event('REGISTERED', 'U', null, 2, { position }));
    expect((await readPosition(prisma))?.position).toBe('1000.10');
  });

  it('holds an event once however often it comes', async () => {
    const one = event('REGISTERED', 'U', null, 2);
    await record(one, one);
    await record(one);
    expect(await prisma.unitReference.count({ where: { unitKey: key('U') } })).toBe(1);
  });

  it('takes a page as a whole or not at all', async () => {
    const unreadable = event('REGISTERED', 'V', null, 2, { payload: '{' });
    await expect(record(event('REGISTERED', 'U', null, 2), unreadable)).rejects.toThrow();
    await expect(
      record(event('REGISTERED', 'U', null, 2), event('REGISTERED', 'V', null, 2, { unitKey: 'V' })),
    ).rejects.toThrow();
    expect(await prisma.unitReference.count({ where: { unitKey: key('U') } })).toBe(0);
  });
});
