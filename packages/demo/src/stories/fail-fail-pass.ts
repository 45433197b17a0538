import { test } from './line/functional-test';
import { deliver, make, personalise } from './line/life';
import { StoryDay } from './line/story-day';
import type { StoryFile } from './line/story-file';
import { withMeasurement } from './line/story-test';
import { storyUnits } from './line/story-unit';

/** A board fails twice and passes the third time without any repair. */
export async function tellFailFailPass(file: StoryFile): Promise<void> {
  const day = new StoryDay(file, '2026-06-09');
  const units = storyUnits(7, 1);
  make(day, units);
  await personalise(day, units);
  const failures = [
    { clock: '11:00', value: '0.47' },
    { clock: '11:05', value: '0.43' },
  ];
  for (const [index, { clock, value }] of failures.entries()) {
    test(day, units, {
      clock,
      attempt: index + 1,
      outcome: 'FAIL',
      ...(index === 0 ? {} : { retestReason: 'OPERATOR_REQUEST' }),
      measured: (sound) => withMeasurement(sound, 'sensor_noise', { value, declaredOutcome: 'FAIL' }),
    });
  }
  test(day, units, { clock: '11:10', attempt: 3, retestReason: 'OPERATOR_REQUEST' });
  deliver(day, units);
}
