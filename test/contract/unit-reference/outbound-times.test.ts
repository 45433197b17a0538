import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { startTestStores } from '@tracegraph/launcher';
import type { TestStores } from '@tracegraph/launcher';
import { createAdapter } from '@tracegraph/subgraph-kit';
import { appendEvents, createOutboundTimeLoader } from '@tracegraph/unit-reference';
import type { UnitReferenceEvent } from '@tracegraph/unit-reference';

import { PrismaClient } from '../../../subgraphs/components/src/generated/client';
import { corrected, day, event, key, renameUnits } from './feed-events';

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

async function outboundDays(...units: string[]): Promise<unknown> {
  const times = await createOutboundTimeLoader(prisma).loadMany(units.map(key));
  return times.map((list) =>
    (list as Date[]).map((time) => (time.getTime() - day(1).getTime()) / 86_400_000 + 1),
  );
}

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

  it('hold a unit taken out and put back under one time stamp', async () => {
    await record(
      event('INSTALLED', 'U', 'BOX', 1),
      event('REMOVED', 'U', 'BOX', 2),
      event('INSTALLED', 'U', 'BOX', 2),
      event('SHIPPED', 'BOX', null, 5),
    );
    expect(await outboundDays('U')).toEqual([[5]]);
  });

  it('hold no unit put in and taken out under one time stamp', async () => {
    await record(
      event('REMOVED', 'U', 'BOX', 2),
      event('INSTALLED', 'U', 'BOX', 2),
      event('SHIPPED', 'BOX', null, 5),
    );
    expect(await outboundDays('U')).toEqual([[]]);
  });

  it('tell two times apart that differ by a microsecond', async () => {
    const at = (micros: string) => ({ eventTime: `2026-01-02T00:00:00.00000${micros}Z` });
    await record(
      event('INSTALLED', 'U', 'BOX', 2, at('1')),
      event('REMOVED', 'U', 'BOX', 2, at('3')),
      event('SHIPPED', 'BOX', null, 2, at('2')),
      event('INSTALLED', 'V', 'BOX', 2, at('3')),
    );
    expect(await outboundDays('U', 'V')).toEqual([[2], []]);
  });

  it('are found without walking every way through boxes in boxes', async () => {
    const levels = Array.from({ length: 11 }, (_, level) => [`L${level}A`, `L${level}B`]);
    const events = levels.flatMap((lower, level) =>
      lower.flatMap((unit) =>
        (levels[level + 1] ?? ['TOP']).map((other, at) => event('INSTALLED', unit, other, 2 + level + at)),
      ),
    );
    await record(...events, event('SHIPPED', 'TOP', null, 20));
    const startedAt = Date.now();
    expect(await outboundDays('L0A', 'L0B')).toEqual([[20], [20]]);
    expect(Date.now() - startedAt).toBeLessThan(1_000);
  });

  it('are no returns', async () => {
    await record(event('RETURNED', 'U', null, 5));
    expect(await outboundDays('U')).toEqual([[]]);
  });
});

describe('what was recorded under the place of a unit on its panel, before it was bound to it,', () => {
  const BOUND = () => [event('BOUND', 'BOARD', 'PLACE', 4), event('BOUND', 'HOUSING', 'HOUSING-PLACE', 4)];

  it('counts where the unit was installed under its place', async () => {
    await record(event('INSTALLED', 'PLACE', 'BOX', 2), event('SHIPPED', 'BOX', null, 5), ...BOUND());
    expect(await outboundDays('BOARD')).toEqual([[5]]);
  });

  it('counts where a container was named by its place, and was shipped under its own key', async () => {
    await record(event('INSTALLED', 'CHIP', 'PLACE', 2), event('SHIPPED', 'BOARD', null, 5), ...BOUND());
    expect(await outboundDays('CHIP')).toEqual([[5]]);
  });

  it('counts where a container was installed under its place, in one named by its place', async () => {
    await record(
      event('INSTALLED', 'CHIP', 'BOARD', 2),
      event('INSTALLED', 'PLACE', 'HOUSING-PLACE', 3),
      event('SHIPPED', 'HOUSING-PLACE', null, 5),
      ...BOUND(),
    );
    expect(await outboundDays('CHIP', 'BOARD', 'HOUSING')).toEqual([[5], [5], [5]]);
  });

  it('is the same where the place is asked', async () => {
    await record(
      event('INSTALLED', 'BOARD', 'HOUSING', 2),
      event('SHIPPED', 'HOUSING', null, 5),
      event('SHIPPED', 'BOARD', null, 6),
      ...BOUND(),
    );
    expect(await outboundDays('PLACE', 'BOARD', 'HOUSING-PLACE')).toEqual([[5, 6], [5, 6], [5]]);
  });

  it.each([
    ['the unit', 'PLACE', 'HOUSING'],
    ['the container', 'BOARD', 'HOUSING-PLACE'],
    ['both', 'PLACE', 'HOUSING-PLACE'],
  ])('ends with a removal that names %s by the place', async (_name, unit, container) => {
    await record(
      event('INSTALLED', 'BOARD', 'HOUSING', 2),
      event('REMOVED', unit, container, 3),
      event('SHIPPED', 'HOUSING', null, 5),
      ...BOUND(),
    );
    expect(await outboundDays('BOARD', 'PLACE')).toEqual([[], []]);
  });

  it('ends with a removal under the own keys where the installation named the places', async () => {
    await record(
      event('INSTALLED', 'PLACE', 'HOUSING-PLACE', 2),
      event('REMOVED', 'BOARD', 'HOUSING', 3),
      event('SHIPPED', 'HOUSING', null, 5),
      ...BOUND(),
    );
    expect(await outboundDays('BOARD')).toEqual([[]]);
  });

  it('does not count where the binding was declared wrong', async () => {
    const bindings = BOUND();
    await record(
      event('INSTALLED', 'PLACE', 'BOX', 2),
      event('INSTALLED', 'CHIP', 'PLACE', 2),
      event('SHIPPED', 'BOX', null, 5),
      event('SHIPPED', 'BOARD', null, 6),
      ...bindings,
      ...bindings.map(corrected),
    );
    expect(await outboundDays('BOARD', 'CHIP', 'PLACE')).toEqual([[6], [5], [5]]);
  });
});
