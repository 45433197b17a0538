import { test } from './line/functional-test';
import { deliver, make, personalise } from './line/life';
import { dispose, inspect } from './line/release';
import { StoryDay } from './line/story-day';
import type { StoryFile } from './line/story-file';
import { withMeasurement } from './line/story-test';
import { storyUnits } from './line/story-unit';

/** A board fails its test beyond repair and is scrapped; its neighbour is sound. */
export async function tellScrap(file: StoryFile): Promise<void> {
  const day = new StoryDay(file, '2026-06-19');
  const units = storyUnits(15, 2);
  const sound = units.filter(({ position }) => position === 1);
  const burnt = units.filter(({ position }) => position === 2);
  make(day, units);
  await personalise(day, units);
  test(day, sound);
  test(day, burnt, {
    clock: '11:10',
    outcome: 'FAIL',
    measured: (values) =>
      withMeasurement(values, 'supply_current', { value: '412', declaredOutcome: 'FAIL' }),
  });
  inspect(day, burnt, { result: 'FAIL', clock: '12:00', reason: 'Inner layer burnt' });
  dispose(day, burnt, 'SCRAPPED', { reason: 'Inner layer burnt' });
  deliver(day, sound);
}
