import { live } from './line/life';
import { StoryDay } from './line/story-day';
import type { StoryFile } from './line/story-file';
import { bookIn, type Supply } from './line/story-stock';
import { storyUnits, type StoryUnit } from './line/story-unit';

/**
 * The capacitor reel ends in the middle of a panel and the next tape is joined to it: boards 1 and 2 have the first reel, 5 and 6
 * the second, and of 3 and 4 nobody knows.
 */
export async function tellSplice(file: StoryFile): Promise<void> {
  const day = new StoryDay(file, '2026-06-01');
  const reels = [
    { name: 'capacitor', number: 101, lots: ['T2613-A1'], quantity: 18 },
    { name: 'capacitor', number: 102, lots: ['T2614-B7'], quantity: 2_000 },
  ] as const;
  bookIn(file, reels, day.at('06:00'));
  await live(day, storyUnits(1, 6), { supplyOf: (unit) => ({ capacitor: supply(unit) }) });
}

function supply({ position }: StoryUnit): Supply {
  if (position <= 2) return { packages: [101] };
  return position <= 4 ? { packages: [101, 102], reason: 'SPLICE' } : { packages: [102] };
}
