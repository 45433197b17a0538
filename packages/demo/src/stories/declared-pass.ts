import { test } from './line/functional-test';
import { deliver, make, personalise } from './line/life';
import { StoryDay } from './line/story-day';
import type { StoryFile } from './line/story-file';
import { withMeasurement } from './line/story-test';
import { storyUnits } from './line/story-unit';

/** The tester calls 131.4 mA a PASS although its limit is 120 mA, and the board leaves with it. */
export async function tellDeclaredPass(file: StoryFile): Promise<void> {
  const day = new StoryDay(file, '2026-06-08');
  const units = storyUnits(6, 2);
  make(day, units);
  await personalise(day, units);
  test(day, units, {
    measured: (sound, { position }) =>
      position === 2
        ? withMeasurement(sound, 'supply_current', { value: '131.4', declaredOutcome: 'PASS' })
        : sound,
  });
  deliver(day, units);
}
