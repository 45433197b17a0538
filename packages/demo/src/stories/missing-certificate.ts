import { test } from './line/functional-test';
import { deliver, make } from './line/life';
import { certify, identify, lock, program } from './line/personalise';
import { StoryDay } from './line/story-day';
import type { StoryFile } from './line/story-file';
import { storyUnits } from './line/story-unit';

/** The certificate service answers for the first board only; the second is shipped without what its product requires. */
export async function tellMissingCertificate(file: StoryFile): Promise<void> {
  const day = new StoryDay(file, '2026-06-25');
  const units = storyUnits(18, 2);
  make(day, units);
  program(day, units, { clock: '09:30', image: 'standard' });
  identify(day, units);
  lock(day, units);
  await certify(
    day,
    units.filter(({ position }) => position === 1),
  );
  test(day, units);
  deliver(day, units);
}
