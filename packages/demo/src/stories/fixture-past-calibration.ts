import { test } from './line/functional-test';
import { deliver, make, personalise } from './line/life';
import { StoryDay } from './line/story-day';
import type { StoryFile } from './line/story-file';
import { STORY_SITE } from './line/story-site';
import { storyUnits } from './line/story-unit';

const FIXTURE = 'N-FX-FCT2';

/** A fixture is due on 31 July and calibrated on 5 August: what was tested in between was tested past its calibration. */
export async function tellFixturePastCalibration(file: StoryFile): Promise<void> {
  const day = new StoryDay(file, '2026-07-31');
  const units = storyUnits(19, 4);
  const at = (...positions: number[]) => units.filter(({ position }) => positions.includes(position));
  const fixture = { site: STORY_SITE, resourceId: FIXTURE };
  file.say('registerResources', [
    { eventTime: '2026-01-30T09:00:00+01:00', ...fixture, kind: 'FIXTURE', revision: '4' },
  ]);
  file.say('recordCalibrations', [
    {
      eventTime: '2026-01-30T10:00:00+01:00',
      ...fixture,
      calibrationDueDate: '2026-07-31',
      certificateNumber: 'K-26-011',
    },
  ]);
  make(day, units);
  await personalise(day, units);
  test(day, at(1), { fixture: FIXTURE });
  test(day.on('2026-08-03'), at(2, 3), { fixture: FIXTURE });
  const calibrated = day.on('2026-08-05').at('10:00');
  file.say('recordCalibrations', [
    {
      eventTime: calibrated,
      ...fixture,
      calibrationDueDate: '2027-02-05',
      certificateNumber: 'K-26-204',
    },
  ]);
  test(day.on('2026-08-06'), at(4), { fixture: FIXTURE });
  deliver(day.on('2026-08-07'), units);
}
