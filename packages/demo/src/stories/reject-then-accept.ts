import { test } from './line/functional-test';
import { make, personalise, usualDelivery } from './line/life';
import { repair } from './line/repair';
import { dispose, inspect, ship } from './line/release';
import { StoryDay } from './line/story-day';
import type { StoryFile } from './line/story-file';
import { storyUnits } from './line/story-unit';

/** Final inspection rejects a board for a bad joint; it is soldered again, tested again and accepted. */
export async function tellRejectThenAccept(file: StoryFile): Promise<void> {
  const day = new StoryDay(file, '2026-06-17');
  const units = storyUnits(13, 1);
  make(day, units);
  await personalise(day, units);
  test(day, units);
  inspect(day, units, { result: 'FAIL', reason: 'Joint of J1 not wetted' });
  for (const unit of units) {
    repair(day, unit, {
      clock: '13:20',
      defectCode: 'JOINT_NOT_WETTED',
      description: 'Joint of the terminal block not wetted',
      part: 'connector',
    });
  }
  test(day, units, { clock: '13:40', attempt: 2, retestReason: 'REPAIR' });
  inspect(day, units, { clock: '14:00', attempt: 2 });
  dispose(day, units, 'RELEASED');
  ship(day, units, usualDelivery(units));
}
