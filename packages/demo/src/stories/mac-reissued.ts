import { test } from './line/functional-test';
import { deliver, make, personalise } from './line/life';
import { dispose, inspect } from './line/release';
import { StoryDay } from './line/story-day';
import type { StoryFile } from './line/story-file';
import { withMeasurement } from './line/story-test';
import { storyUnits } from './line/story-unit';

/** A scrapped board gives its address back, and the next day another board gets it: no two hold it at one time. */
export async function tellMacReissued(file: StoryFile): Promise<void> {
  const day = new StoryDay(file, '2026-06-22');
  const next = day.on('2026-06-23');
  const units = storyUnits(16, 2);
  const scrapped = units.filter(({ position }) => position === 1);
  const heir = units.filter(({ position }) => position === 2);
  const mac = units[0]?.mac ?? '';
  make(day, units);
  await personalise(day, scrapped);
  test(day, scrapped, {
    outcome: 'FAIL',
    measured: (values) =>
      withMeasurement(values, 'reference_voltage', { value: '1.873', declaredOutcome: 'FAIL' }),
  });
  inspect(day, scrapped, { result: 'FAIL', reason: 'Reference broken' });
  dispose(day, scrapped, 'SCRAPPED', { reason: 'Reference broken' });
  const releases = scrapped.map(({ unitKey }) => ({
    eventTime: day.at('15:00'),
    unitKey,
    kind: 'EUI_48',
    value: mac,
    reason: 'Unit scrapped',
  }));
  file.say('recordIdentityReleases', releases);
  await personalise(next, heir, { macOf: () => mac });
  test(next, heir);
  deliver(next, heir);
}
