import { test } from './line/functional-test';
import { live } from './line/life';
import { repair } from './line/repair';
import { dispose, inspect, ship } from './line/release';
import { StoryDay } from './line/story-day';
import type { StoryFile } from './line/story-file';
import { STORY_SITE } from './line/story-site';
import { storyUnits, type StoryUnit } from './line/story-unit';

/** A board sold to one customer comes back, is repaired and tested again, and is sold to another. */
export async function tellReturnedAndResold(file: StoryFile): Promise<void> {
  const day = new StoryDay(file, '2026-06-26');
  const units = storyUnits(20, 1);
  await live(day, units, { delivery: { shipmentNumber: 'BD-26-4020', soldTo: 'aldermoor' } });
  takeBack(day.on('2026-07-13'), units);
  const bench = day.on('2026-07-15');
  for (const unit of units) {
    repair(bench, unit, {
      clock: '09:00',
      defectCode: 'JOINT_CRACKED',
      description: 'Joint of the terminal block cracked',
      part: 'connector',
    });
  }
  test(bench, units, { attempt: 2, retestReason: 'REPAIR' });
  inspect(bench, units, { attempt: 2 });
  dispose(bench, units, 'RELEASED');
  ship(day.on('2026-07-20'), units, { shipmentNumber: 'BD-26-4120', soldTo: 'brandvik' });
}

function takeBack(day: StoryDay, units: readonly StoryUnit[]): void {
  const unitKeys = units.map(({ unitKey }) => unitKey);
  day.file.say('recordReturns', [
    {
      eventTime: day.at('10:00'),
      shipmentNumber: 'RMA-26-0017',
      site: STORY_SITE,
      returnedBy: 'aldermoor',
      unitKeys,
    },
  ]);
  dispose(day, units, 'RETURNED', { clock: '10:00', reason: 'Terminal loose' });
}
