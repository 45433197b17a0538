import { test } from './line/functional-test';
import { deliver, make } from './line/life';
import { certify, identify, lock, program } from './line/personalise';
import { StoryDay } from './line/story-day';
import type { StoryFile } from './line/story-file';
import { storyUnits } from './line/story-unit';

/** The list of addresses holds one twice: two boards get it, and both are shipped. */
export async function tellMacClash(file: StoryFile): Promise<void> {
  const day = new StoryDay(file, '2026-06-24');
  const units = storyUnits(17, 2);
  const mac = units[0]?.mac ?? '';
  make(day, units);
  program(day, units, { clock: '09:30', image: 'standard' });
  identify(day, units.slice(0, 1));
  identify(day, units.slice(1), { clock: '09:36', macOf: () => mac });
  lock(day, units);
  await certify(day, units);
  test(day, units);
  deliver(day, units);
}
