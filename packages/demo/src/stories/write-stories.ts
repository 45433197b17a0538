import type { BatchWriter } from '../generator/batch-writer';
import { tellAbortedRun } from './aborted-run';
import { tellCompromisedKey } from './compromised-key';
import { tellDeclaredPass } from './declared-pass';
import { tellDropShipment } from './drop-shipment';
import { tellDualSignedImage } from './dual-signed-image';
import { tellFailFailPass } from './fail-fail-pass';
import { tellFixturePastCalibration } from './fixture-past-calibration';
import { tellHold } from './hold';
import { tellLateBinding } from './late-binding';
import { tellMacClash } from './mac-clash';
import { tellMacReissued } from './mac-reissued';
import { tellMergedFactoryFile } from './merged-factory-file';
import { tellMissingCertificate } from './missing-certificate';
import { tellPartReplaced } from './part-replaced';
import { tellRejectThenAccept } from './reject-then-accept';
import { tellReturnedAndResold } from './returned-and-resold';
import { tellScrap } from './scrap';
import { tellSplice } from './splice';
import { tellTestFirmware } from './test-firmware';
import { tellTrayBatch } from './tray-batch';
import { tellTwoLotReel } from './two-lot-reel';
import { registerLine } from './line/register-line';
import { StoryFile } from './line/story-file';
import { twoDigits } from './line/story-unit';

/** The stories in the order of their numbers, from 1. */
const STORIES: readonly (readonly [name: string, tell: (file: StoryFile) => Promise<void>])[] = [
  ['splice', tellSplice],
  ['two-lot-reel', tellTwoLotReel],
  ['tray-batch', tellTrayBatch],
  ['late-binding', tellLateBinding],
  ['part-replaced', tellPartReplaced],
  ['declared-pass', tellDeclaredPass],
  ['fail-fail-pass', tellFailFailPass],
  ['aborted-run', tellAbortedRun],
  ['test-firmware', tellTestFirmware],
  ['merged-factory-file', tellMergedFactoryFile],
  ['dual-signed-image', tellDualSignedImage],
  ['compromised-key', tellCompromisedKey],
  ['reject-then-accept', tellRejectThenAccept],
  ['hold', tellHold],
  ['scrap', tellScrap],
  ['mac-reissued', tellMacReissued],
  ['mac-clash', tellMacClash],
  ['missing-certificate', tellMissingCertificate],
  ['fixture-past-calibration', tellFixturePastCalibration],
  ['returned-and-resold', tellReturnedAndResold],
  ['drop-shipment', tellDropShipment],
];

/** Writes the messages of the stories' line: what all stories share, then a file for each of them. */
export async function writeStories(writer: BatchWriter): Promise<void> {
  registerLine(new StoryFile(writer, '00-line'));
  for (const [index, [name, tell]] of STORIES.entries()) {
    await tell(new StoryFile(writer, `${twoDigits(index + 1)}-${name}`));
  }
}
