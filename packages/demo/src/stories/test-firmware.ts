import { test } from './line/functional-test';
import { deliver, make } from './line/life';
import { certify, identify, lock, program } from './line/personalise';
import { StoryDay } from './line/story-day';
import type { StoryFile } from './line/story-file';
import { releaseImages } from './line/story-images';
import { registerKeys } from './line/story-keys';
import { storyUnits } from './line/story-unit';

/** Boards are tested with a test image and get the production image only afterwards. */
export async function tellTestFirmware(file: StoryFile): Promise<void> {
  const day = new StoryDay(file, '2026-06-11');
  const units = storyUnits(9, 2);
  registerKeys(file, ['norvik-test-2026']);
  releaseImages(file, ['test']);
  make(day, units);
  program(day, units, { clock: '09:30', image: 'test', purpose: 'TEST' });
  identify(day, units);
  lock(day, units);
  await certify(day, units);
  test(day, units, { image: 'test' });
  program(day, units, { clock: '12:00', image: 'standard' });
  deliver(day, units);
}
