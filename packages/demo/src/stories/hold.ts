import { test } from './line/functional-test';
import { make, personalise, usualDelivery } from './line/life';
import { dispose, inspect, ship } from './line/release';
import { StoryDay } from './line/story-day';
import type { StoryFile } from './line/story-file';
import { storyUnits } from './line/story-unit';

/** Two boards are blocked; one of them is released later and shipped, the other is blocked still. */
export async function tellHold(file: StoryFile): Promise<void> {
  const day = new StoryDay(file, '2026-06-18');
  const units = storyUnits(14, 2);
  const released = units.filter(({ position }) => position === 1);
  make(day, units);
  await personalise(day, units);
  test(day, units);
  inspect(day, units);
  dispose(day, units, 'HELD', { reason: 'Oven profile under review' });
  const later = day.on('2026-06-29');
  dispose(later, released, 'RELEASED', { reason: 'Cross section without findings' });
  ship(later, released, usualDelivery(released));
}
