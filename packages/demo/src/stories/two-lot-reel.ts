import { live } from './line/life';
import { StoryDay } from './line/story-day';
import type { StoryFile } from './line/story-file';
import { bookIn } from './line/story-stock';
import { storyUnits } from './line/story-unit';

/** A resistor reel that its distributor wound from two lots: every board has the reel for certain, and either lot. */
export async function tellTwoLotReel(file: StoryFile): Promise<void> {
  const day = new StoryDay(file, '2026-06-02');
  const reel = { name: 'resistor', number: 201, lots: ['T2610-K1', 'T2610-K2'], quantity: 4_000 } as const;
  bookIn(file, [reel], day.at('06:00'));
  await live(day, storyUnits(2, 4), { supplyOf: () => ({ resistor: { packages: [201] } }) });
}
