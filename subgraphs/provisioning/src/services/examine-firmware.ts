import { addFinding } from '@tracegraph/record';
import type { Draft } from '@tracegraph/record';
import { createBoundKeyLoader } from '@tracegraph/unit-reference';

import type { FirmwareInstallationModel } from '../generated/models';
import type { StoreTables } from '../store/store';
import { effectiveRows } from './effective-rows';
import type { TestRunContent } from './read-test-run';
import type { FirmwareInstallationContent } from './record-firmware-installations';

/** Notes images that were not verified, and anti-rollback counters that went down. */
export async function noteInstalledFirmware(
  tables: StoreTables,
  drafts: readonly Draft<FirmwareInstallationContent>[],
): Promise<void> {
  for (const draft of drafts)
    if (draft.content.verified === false)
      addFinding(draft, 'FIRMWARE_NOT_VERIFIED', 'The station says that the image was not verified.');
  const counted = drafts.filter(({ content }) => content.antiRollbackCounter !== null);
  if (counted.length === 0) return;
  const installed = [
    ...(await effectiveInstallations(
      tables,
      counted.map((draft) => draft.subjectKey),
    )),
    ...counted.map(({ content }) => ({ ...content, eventTime: new Date(content.eventTime) })),
  ];
  for (const draft of counted) {
    const { antiRollbackCounter: counter, eventTime, slot, unitKey } = draft.content;
    const before = installed.filter(
      (row) => row.unitKey === unitKey && row.slot === slot && row.eventTime < new Date(eventTime),
    );
    const highest = Math.max(...before.map((row) => row.antiRollbackCounter ?? 0));
    if (counter === null || counter >= highest) continue;
    const message = `The counter of ${slot} is ${counter}, it was ${highest} before.`;
    addFinding(draft, 'ANTI_ROLLBACK_COUNTER_DECREASED', message);
  }
}

/** Notes runs that tested an image which, as far as is recorded, was not in the unit; that it is not recorded at all may come yet. */
export async function noteFirmwareUnderTest(
  tables: StoreTables,
  drafts: readonly Draft<TestRunContent>[],
): Promise<void> {
  const naming = drafts.filter(({ content }) => content.firmwareUnderTest !== null);
  if (naming.length === 0) return;
  const own = await effectiveInstallations(
    tables,
    naming.map((draft) => draft.subjectKey),
  );
  const others: Draft<TestRunContent>[] = [];
  for (const draft of naming) {
    const { firmwareUnderTest, startedTime } = draft.content;
    const ofUnit = own.filter((row) => row.unitKey === draft.subjectKey);
    const [first] = ofUnit.filter((row) => row.digest === firmwareUnderTest);
    if (first && first.eventTime.getTime() > Date.parse(startedTime)) {
      const message = `${first.digest} was programmed at ${first.eventTime.toISOString()}, after the test started.`;
      addFinding(draft, 'MEASURED_BEFORE_PROGRAMMED', message, { referenceKeys: [first.digest] });
    } else if (isOtherImage(draft, ofUnit)) others.push(draft);
  }
  await noteOtherImages(tables, others);
}

/** What was put in under a panel position is in the unit bound to it. */
async function noteOtherImages(tables: StoreTables, drafts: readonly Draft<TestRunContent>[]): Promise<void> {
  if (drafts.length === 0) return;
  const boundKeys = createBoundKeyLoader(tables.sql);
  const keys = await Promise.all(drafts.map((draft) => boundKeys.load(draft.subjectKey)));
  const installed = await effectiveInstallations(tables, keys.flat());
  drafts.forEach((draft, at) => {
    const ofUnit = installed.filter((row) => keys[at]?.includes(row.unitKey));
    if (!isOtherImage(draft, ofUnit)) return;
    const message = `${draft.content.firmwareUnderTest ?? ''} was in no slot when the test started.`;
    addFinding(draft, 'FIRMWARE_UNDER_TEST_DIFFERS', message, {
      referenceKeys: [draft.content.firmwareUnderTest ?? ''],
    });
  });
}

/** Digests of different scopes cannot be compared: only where all slots are known in the scope of the run is one missing. */
function isOtherImage(
  { content: { firmwareUnderTest, startedTime } }: Draft<TestRunContent>,
  installations: readonly FirmwareInstallationModel[],
): boolean {
  const inSlots = new Map(
    installations
      .filter(({ eventTime }) => eventTime.getTime() <= Date.parse(startedTime))
      .map(({ slot, digest }) => [slot, digest]),
  );
  const scope = scopeOf(firmwareUnderTest ?? '');
  const digests = [...inSlots.values()];
  return (
    digests.length > 0 && digests.every((digest) => scopeOf(digest) === scope && digest !== firmwareUnderTest)
  );
}

function scopeOf(digest: string): string {
  return digest.slice(0, digest.indexOf(':'));
}

async function effectiveInstallations(
  tables: StoreTables,
  unitKeys: readonly string[],
): Promise<readonly FirmwareInstallationModel[]> {
  const found = await tables.firmwareInstallations.findMany([...new Set(unitKeys)]);
  return effectiveRows(tables, found, 'FIRMWARE_INSTALLATION', (row) => row.unitKey);
}
