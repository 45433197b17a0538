import { randomUUID } from 'node:crypto';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { FirmwareSubgraph } from '../firmware/subgraph';
import { codes, findings } from './list-findings';

let firmware: FirmwareSubgraph;

beforeAll(async () => {
  firmware = await FirmwareSubgraph.start();
});
afterAll(async () => {
  await firmware.stop();
});

const hex = (digit: string) => digit.repeat(64);
const digest = (digit: string) => ({ scope: 'FILE', algorithm: 'sha256', value: hex(digit) });
const image = (...digits: string[]) => ({
  ...{ eventId: randomUUID(), name: `image ${digits.join('')}`, version: '1', parts: [] },
  digests: digits.map(digest),
});
const list = (args: string) => findings(firmware, 'firmwareFindings', args);

describe('the findings of firmware', () => {
  it('of unknown images are listed by code and kind, and resolved by the registration of the image', async () => {
    await firmware.recordSboms({ digest: `FILE:sha256:${hex('1')}`, format: 'SPDX', sha256: hex('2') });
    const only = async () => (await list('code: "IMAGE_UNKNOWN", kind: SBOM_REFERENCE'))[0];
    expect(await only()).toMatchObject({
      referenceKeys: [`FILE:sha256:${hex('1')}`],
      unitKey: null,
      isResolved: false,
    });
    await firmware.registerImages(image('1'));
    expect(await only()).toMatchObject({ resolvedBy: { kind: 'FIRMWARE_IMAGE' } });
    expect(await codes(firmware, 'firmwareFindings', 'kind: RELEASE')).toEqual([]);
  });

  it('of a digest claimed twice are resolved when the other image is corrected', async () => {
    const first = image('3', '4');
    await firmware.registerImages(first);
    await firmware.registerImages(image('5', '4'));
    const only = async () => (await list('code: "DIGEST_CLAIMED_TWICE"'))[0];
    expect(await only()).toMatchObject({ referenceKeys: [`FILE:sha256:${hex('3')}`], isResolved: false });
    await firmware.correct({
      kind: 'FIRMWARE_IMAGE',
      subjectKey: `FILE:sha256:${hex('3')}`,
      correctedEventId: first.eventId,
    });
    expect(await only()).toMatchObject({ resolvedBy: { kind: 'CORRECTION' } });
  });

  it('of a key used after it was destroyed are resolved when that state is corrected', async () => {
    const destroyed = randomUUID();
    const state = (more: object) => ({ keyId: hex('a'), ...more });
    await firmware.recordStates(
      state({ state: 'DESTROYED', eventId: destroyed, eventTime: '2026-03-01T00:00:00Z' }),
    );
    await firmware.recordStates(state({ state: 'ACTIVE', eventTime: '2026-03-02T00:00:00Z' }));
    const only = async () => (await list('code: "KEY_STATE_AFTER_DESTROYED"'))[0];
    expect(await only()).toMatchObject({ referenceKeys: [hex('a')], isResolved: false });
    await firmware.correct({ kind: 'SIGNING_KEY_STATE', subjectKey: hex('a'), correctedEventId: destroyed });
    expect(await only()).toMatchObject({ resolvedBy: { kind: 'CORRECTION' } });
    expect(
      await codes(firmware, 'firmwareFindings', 'isResolved: false, code: "SIGNING_KEY_UNKNOWN"'),
    ).toEqual(['SIGNING_KEY_UNKNOWN']);
  });
});
