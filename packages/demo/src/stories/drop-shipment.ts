import { live } from './line/life';
import { StoryDay } from './line/story-day';
import type { StoryFile } from './line/story-file';
import { storyUnits } from './line/story-unit';

/** A trader buys two boards and has them sent to its own customer. */
export async function tellDropShipment(file: StoryFile): Promise<void> {
  const day = new StoryDay(file, '2026-06-30');
  const delivery = { shipmentNumber: 'BD-26-4021', soldTo: 'calder-trade', shipTo: 'deepwell-works' };
  await live(day, storyUnits(21, 2), { delivery });
}
