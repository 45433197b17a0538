import { test } from './line/functional-test';
import { deliver, make } from './line/life';
import { certify, identify, lock, program } from './line/personalise';
import { StoryDay } from './line/story-day';
import type { StoryFile } from './line/story-file';
import { releaseImages } from './line/story-images';
import { storyUnits } from './line/story-unit';

/** Bootloader, application and configuration are merged into one file, and the line writes that. */
export async function tellMergedFactoryFile(file: StoryFile): Promise<void> {
  const day = new StoryDay(file, '2026-06-12');
  const units = storyUnits(10, 2);
  releaseImages(file, ['bootloader', 'configuration', 'factory']);
  make(day, units);
  program(day, units, { clock: '09:30', image: 'factory', slot: 'flash' });
  identify(day, units);
  lock(day, units);
  await certify(day, units);
  test(day, units, { image: 'factory' });
  deliver(day, units);
}
