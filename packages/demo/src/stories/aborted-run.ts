import { test } from './line/functional-test';
import { deliver, make, personalise } from './line/life';
import { StoryDay } from './line/story-day';
import type { StoryFile } from './line/story-file';
import { storyUnits } from './line/story-unit';

/** The tester loses its supply after the first value: the run is aborted, which is no failure, and repeated. */
export async function tellAbortedRun(file: StoryFile): Promise<void> {
  const day = new StoryDay(file, '2026-06-10');
  const units = storyUnits(8, 1);
  make(day, units);
  await personalise(day, units);
  test(day, units, {
    outcome: 'ABORTED',
    measured: (sound) => sound.map((value, index) => (index === 0 ? value : { status: 'NOT_MEASURED' })),
  });
  test(day, units, { clock: '11:20', attempt: 2, retestReason: 'STATION_FAULT' });
  deliver(day, units);
}
