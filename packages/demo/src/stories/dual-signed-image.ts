import { test } from './line/functional-test';
import { deliver, make, personalise } from './line/life';
import { StoryDay } from './line/story-day';
import type { StoryFile } from './line/story-file';
import { releaseImages } from './line/story-images';
import { registerKeys } from './line/story-keys';
import { storyUnits } from './line/story-unit';

/** An image that carries two signatures, by keys of two kinds in two modules. */
export async function tellDualSignedImage(file: StoryFile): Promise<void> {
  const day = new StoryDay(file, '2026-06-15');
  const units = storyUnits(11, 2);
  registerKeys(file, ['norvik-release-2026-ed']);
  releaseImages(file, ['dual']);
  make(day, units);
  await personalise(day, units, { image: 'dual' });
  test(day, units, { image: 'dual' });
  deliver(day, units);
}
