import { randomUUID } from 'node:crypto';

import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { startTestStores } from '@tracegraph/launcher';
import type { TestStores } from '@tracegraph/launcher';
import { createAdapter } from '@tracegraph/subgraph-kit';
import { appendEvents, createBoundKeyLoader, readPosition } from '@tracegraph/unit-reference';
import type { UnitReferenceEvent } from '@tracegraph/unit-reference';

import { PrismaClient } from '../../../subgraphs/components/src/generated/client';
import { corrected, event, key, renameUnits } from './feed-events';

let stores: TestStores<'components'>;
let prisma: PrismaClient;

beforeAll(async () => {
  stores = await startTestStores(['components']);
  prisma = new PrismaClient({ adapter: createAdapter(stores.urls.components.databaseUrl) });
});
afterAll(async () => {
  await prisma.$disconnect();
  await stores.stop();
});
beforeEach(renameUnits);

const record = (...events: UnitReferenceEvent[]) => appendEvents(prisma, events);

async function boundKeys(...units: string[]): Promise<unknown> {
  const keys = await createBoundKeyLoader(prisma).loadMany(units.map(key));
  return keys.map((list) => (list as string[]).map((text) => text.split('/').at(-1)));
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
