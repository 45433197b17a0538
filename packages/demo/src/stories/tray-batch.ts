import { live } from './line/life';
import { StoryDay } from './line/story-day';
import type { StoryFile } from './line/story-file';
import { bookIn } from './line/story-stock';
import { storyUnits } from './line/story-unit';

/** The machine took controllers from a stack of three trays and did not say which: each board may have any of them. */
export async function tellTrayBatch(file: StoryFile): Promise<void> {
  const day = new StoryDay(file, '2026-06-03');
  const trays = [
    { name: 'controller', number: 301, lots: ['I2616-1'], quantity: 40 },
    { name: 'controller', number: 302, lots: ['I2616-2'], quantity: 40 },
    { name: 'controller', number: 303, lots: ['I2616-3'], quantity: 40 },
  ] as const;
  bookIn(file, trays, day.at('06:00'));
  const supply = { packages: [301, 302, 303], reason: 'UNRESOLVED' } as const;
  await live(day, storyUnits(3, 4), { supplyOf: () => ({ controller: supply }) });
}
