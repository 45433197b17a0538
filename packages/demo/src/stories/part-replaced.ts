import { test } from './line/functional-test';
import { deliver, make, personalise } from './line/life';
import { repair } from './line/repair';
import { StoryDay } from './line/story-day';
import type { StoryFile } from './line/story-file';
import { bookIn } from './line/story-stock';
import { withMeasurement } from './line/story-test';
import { storyUnits } from './line/story-unit';

/** The relay of board 2 does not close: it is replaced by one of another lot, and the board is tested again. */
export async function tellPartReplaced(file: StoryFile): Promise<void> {
  const day = new StoryDay(file, '2026-06-05');
  const units = storyUnits(5, 3);
  const defective = units.filter(({ position }) => position === 2);
  const reels = [
    { name: 'relay', number: 501, lots: ['C2618-3'], quantity: 60 },
    { name: 'relay', number: 502, lots: ['C2619-5'], quantity: 60 },
  ] as const;
  bookIn(file, reels, day.at('06:00'));
  make(day, units, () => ({ relay: { packages: [501] } }));
  await personalise(day, units);
  test(
    day,
    units.filter(({ position }) => position !== 2),
  );
  test(day, defective, {
    clock: '11:10',
    outcome: 'FAIL',
    measured: (sound) => withMeasurement(sound, 'relay_closes', { value: 'false', declaredOutcome: 'FAIL' }),
  });
  for (const unit of defective) {
    repair(day, unit, {
      clock: '11:40',
      defectCode: 'RELAY_STUCK',
      description: 'Relay does not close',
      part: 'relay',
      replacement: { packages: [502] },
    });
  }
  test(day, defective, { clock: '12:10', attempt: 2, retestReason: 'REPAIR' });
  deliver(day, units);
}
