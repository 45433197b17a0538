import { test } from './line/functional-test';
import { deliver, make, personalise, usualDelivery } from './line/life';
import { program, updateInField } from './line/personalise';
import { dispose, inspect, ship } from './line/release';
import { StoryDay } from './line/story-day';
import type { StoryFile } from './line/story-file';
import { releaseImages } from './line/story-images';
import { registerKeys, storyKey } from './line/story-keys';
import { storyUnits, type StoryUnit } from './line/story-unit';

/**
 * A key on a build server is found to be compromised. Six boards got an image signed by it: two were updated in the field, one was
 * still in the warehouse and was programmed anew, three run it to this day.
 */
export async function tellCompromisedKey(file: StoryFile): Promise<void> {
  const day = new StoryDay(file, '2026-06-16');
  const units = storyUnits(12, 6);
  const shipped = units.filter(({ position }) => position !== 6);
  const stored = units.filter(({ position }) => position === 6);
  registerKeys(file, ['norvik-build-server']);
  releaseImages(file, ['suspect']);
  make(day, units);
  await personalise(day, units, { image: 'suspect' });
  test(day, units, { image: 'suspect' });
  deliver(day, shipped);
  inspect(day, stored, { clock: '13:30' });
  dispose(day, stored, 'RELEASED');
  file.say('recordSigningKeyStates', [
    {
      eventTime: '2026-08-20T09:00:00Z',
      keyId: storyKey('norvik-build-server').keyId,
      state: 'COMPROMISED',
      compromisedSinceTime: '2026-05-12T00:00:00Z',
      reason: 'The build server was open to others since 12 May',
    },
  ]);
  registerKeys(file, ['norvik-successor-2026']);
  releaseImages(file, ['resigned']);
  programAnew(day.on('2026-08-24'), stored);
  updateInField(
    day.on('2026-08-25'),
    units.filter(({ position }) => position <= 2),
    'resigned',
  );
}

function programAnew(day: StoryDay, units: readonly StoryUnit[]): void {
  dispose(day, units, 'HELD', { clock: '07:00', reason: 'Signed by a key that is no longer trusted' });
  program(day, units, { clock: '09:30', image: 'resigned' });
  test(day, units, { attempt: 2, image: 'resigned', retestReason: 'REPROGRAMMED' });
  dispose(day, units, 'RELEASED');
  const { soldTo } = usualDelivery(units);
  ship(day, units, { shipmentNumber: 'BD-26-4112', soldTo });
}
