import { bind, order, place, register } from './line/board';
import { test } from './line/functional-test';
import { deliver, personalise } from './line/life';
import { StoryDay } from './line/story-day';
import type { StoryFile } from './line/story-file';
import { bookIn } from './line/story-stock';
import { storyUnits } from './line/story-unit';

/** The laser's log arrives when the boards have been shipped: only then is it known which unit was which place on the panel. */
export async function tellLateBinding(file: StoryFile): Promise<void> {
  const day = new StoryDay(file, '2026-06-04');
  const units = storyUnits(4, 4);
  bookIn(file, [{ name: 'relay', number: 401, lots: ['C2616-9'], quantity: 60 }], day.at('06:00'));
  order(day, units);
  place(day, units, () => ({ relay: { packages: [401] } }));
  register(day, units);
  await personalise(day, units);
  test(day, units);
  deliver(day, units);
  bind(day, units);
}
