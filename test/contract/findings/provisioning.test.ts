import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { limitsSha256 } from '../../../subgraphs/provisioning/src/services/register-test-limits';
import { openProvisioning } from '../provisioning/open-provisioning';
import type { Provisioning } from '../provisioning/open-provisioning';
import { codes, findings } from './list-findings';

let provisioning: Provisioning;
let numbers = 0;

beforeAll(async () => {
  provisioning = await openProvisioning();
});
afterAll(async () => {
  await provisioning.stop();
});

const newUnit = () => `part/acme/box/F${++numbers}`;
const list = (args: string) => findings(provisioning, 'provisioningFindings', args);
const codesOf = (args: string) => codes(provisioning, 'provisioningFindings', args);
const run = (unitKey: string, more: object) => ({
  ...{ unitKey, procedure: 'P', attempt: 1, outcome: 'PASS', site: 'WRO1', stationId: 'ST-1' },
  ...{ startedTime: '2026-03-02T10:00:00+01:00', measurements: [{ value: '9' }], ...more },
});

describe('the findings of provisioning', () => {
  it('are listed by unit, also under its place, by work order, code, kind and time', async () => {
    const [unitKey, place] = [newUnit(), `panel/WRO1/P${numbers}/1`];
    await provisioning.record('recordDefects', [
      { unitKey: place, defectCode: 'X', site: 'WRO1', stationId: 'S?' },
    ]);
    await provisioning.refer(
      { kind: 'WORK_ORDER', unitKey: place, payload: '{"site":"WRO1","number":"WO-1"}' },
      { kind: 'BOUND', unitKey, otherKey: place },
    );
    const order = 'workOrder: { site: "WRO1", number: "WO-1" }';
    for (const args of [`unitKey: "${unitKey}"`, order, `${order}, code: "STATION_UNKNOWN", kind: DEFECT`])
      expect(await codesOf(args)).toEqual(['STATION_UNKNOWN']);
    expect(
      await codesOf(`${order}, fromTime: "2026-03-02T09:00:00Z", toTime: "2026-03-02T09:00:01Z"`),
    ).toEqual(['STATION_UNKNOWN']);
    for (const args of ['kind: REPAIR', 'code: "DEFECT_UNKNOWN"', 'toTime: "2026-03-02T09:00:00Z"'])
      expect(await codesOf(`${order}, ${args}`)).toEqual([]);
  });

  it('are resolved by the registration of a station, a defect that came later, and the correction of a taken attempt', async () => {
    const unitKey = newUnit();
    const defectEventId = '00000000-0000-4000-8000-00000000d001';
    await provisioning.record('recordRepairs', [
      { unitKey, site: 'WRO1', stationId: 'LATE', action: 'OTHER', defectEventId },
    ]);
    const decide = () => ({
      unitKey,
      gate: 'FINAL',
      attempt: 1,
      result: 'FAIL',
      inspectorId: 'inge',
      site: 'WRO1',
    });
    const [first] = await provisioning.record('recordQcDecisions', [decide()]);
    await provisioning.record('recordQcDecisions', [decide()]);
    const stands = () => codesOf(`unitKey: "${unitKey}", isResolved: false`);
    const codesOfUnit = ['ATTEMPT_TAKEN', 'DEFECT_UNKNOWN', 'STATION_UNKNOWN'];
    expect(await stands()).toEqual(expect.arrayContaining(codesOfUnit));
    await provisioning.record('registerStations', [{ site: 'WRO1', stationId: 'LATE' }]);
    await provisioning.record('recordDefects', [{ unitKey, defectCode: 'X', eventId: defectEventId }]);
    await provisioning.record('correctProvisioningRecords', [
      {
        ...{
          kind: 'QC_DECISION',
          subjectKey: unitKey,
          correctedEventId: first?.eventId,
          reason: 'DID_NOT_OCCUR',
        },
        ...{ author: 'anna', site: 'WRO1' },
      },
    ]);
    const left = await stands();
    for (const code of codesOfUnit) expect(left).not.toContain(code);
    expect(await codesOf(`unitKey: "${unitKey}", isResolved: true`)).toEqual(
      expect.arrayContaining(codesOfUnit),
    );
  });

  it('of a certificate on two units are resolved when the other record is corrected', async () => {
    const [holder, unitKey] = [newUnit(), newUnit()];
    const hold = (key: string) =>
      provisioning.record('recordCertificateProvisionings', [
        { unitKey: key, purpose: 'X', keyOrigin: 'INJECTED', certificateSha256: 'cd'.repeat(32) },
      ]);
    const [first] = await hold(holder);
    await hold(unitKey);
    const only = async () => (await list(`unitKey: "${unitKey}", code: "CERTIFICATE_CLAIMED_TWICE"`))[0];
    expect(await only()).toMatchObject({ referenceKeys: [holder], isResolved: false });
    await provisioning.record('correctProvisioningRecords', [
      {
        ...{ kind: 'CERTIFICATE_PROVISIONING', subjectKey: holder, correctedEventId: first?.eventId },
        ...{ reason: 'INCORRECT_DATA', author: 'anna', site: 'WRO1' },
      },
    ]);
    expect(await only()).toMatchObject({ resolvedBy: { kind: 'CORRECTION' } });
  });

  it('of a certificate on a place and on a unit are resolved when the unit is bound to the place', async () => {
    const [unitKey, place] = [newUnit(), `panel/WRO1/C${numbers}/1`];
    for (const key of [place, unitKey])
      await provisioning.record('recordCertificateProvisionings', [
        { unitKey: key, purpose: 'X', keyOrigin: 'INJECTED', certificateSha256: 'ce'.repeat(32) },
      ]);
    const only = async () => (await list(`unitKey: "${unitKey}", code: "CERTIFICATE_CLAIMED_TWICE"`))[0];
    expect(await only()).toMatchObject({ referenceKeys: [place], isResolved: false });
    await provisioning.refer({ kind: 'BOUND', unitKey, otherKey: place });
    expect(await only()).toMatchObject({ resolvedBy: { kind: 'PANEL_BINDING' } });
  });

  it('of an image under test stand until it is known to have been in a slot, or nothing else was', async () => {
    const digest = (digits: string) => `FILE:sha256:${digits.repeat(32)}`;
    const install = (unitKey: string, image: string, eventTime: string) =>
      provisioning.record('recordFirmwareInstallations', [
        {
          ...{ unitKey, slot: 'A', digest: digest(image), purpose: 'PRODUCTION', source: 'PROGRAMMED' },
          ...{ site: 'WRO1', stationId: 'ST-1', eventTime },
        },
      ]);
    const correct = (subjectKey: string, correctedEventId = '') =>
      provisioning.record('correctProvisioningRecords', [
        {
          ...{ kind: 'FIRMWARE_INSTALLATION', subjectKey, correctedEventId, reason: 'DID_NOT_OCCUR' },
          ...{ author: 'anna', site: 'WRO1' },
        },
      ]);
    const unitKey = newUnit();
    const only = async () => (await list(`unitKey: "${unitKey}", code: "FIRMWARE_UNDER_TEST_DIFFERS"`))[0];
    const [other] = await install(unitKey, 'aa', '2026-03-02T08:00:00Z');
    const tested = { firmwareUnderTest: digest('bb'), limitsSha256: 'ef'.repeat(32) };
    await provisioning.record('recordTestRuns', [run(unitKey, tested)]);
    expect(await only()).toMatchObject({ isResolved: false });
    await install(unitKey, 'bb', '2026-03-02T07:00:00Z');
    const [late] = await install(unitKey, 'bb', '2026-03-02T11:00:00Z');
    await correct(unitKey, late?.eventId);
    expect(await only()).toMatchObject({ isResolved: false });
    await correct(unitKey, other?.eventId);
    expect(await only()).toMatchObject({ isResolved: true });
  });

  it('of values are listed when the limits are registered after the run, and its unknown limits are resolved', async () => {
    const unitKey = newUnit();
    const limit = { kind: 'NUMERIC', comparator: 'LE', upperLimit: '1' } as const;
    const items = [{ ...limit, name: 'A' }];
    const wrong = { procedure: 'P', items, sha256: 'ab'.repeat(32) };
    const [refused] = await provisioning.record('registerTestLimits', [wrong]);
    expect(refused?.error?.code).toBe('TEST_LIMITS_SHA256_WRONG');
    const other = newUnit();
    await provisioning.record('recordTestRuns', [run(other, { limits: items })]);
    const [judged] = await list(`unitKey: "${other}", code: "RUN_OUTCOME_DIFFERS"`);
    expect(judged).toMatchObject({ isResolved: false });
    const later = [{ ...limit, name: 'B' }];
    const full = later.map((item) => ({
      ...{ unit: null, lowerLimit: null, nominal: null, expected: null, referenceDesignator: null },
      ...item,
    }));
    const sha256 = limitsSha256('P', full);
    await provisioning.record('recordTestRuns', [run(unitKey, { limitsSha256: sha256 })]);
    expect(await codesOf(`unitKey: "${unitKey}", code: "RUN_OUTCOME_DIFFERS"`)).toEqual([]);
    await provisioning.record('registerTestLimits', [{ procedure: 'P', items: later }]);
    expect(await codesOf(`unitKey: "${unitKey}", code: "RUN_OUTCOME_DIFFERS"`)).toEqual([
      'RUN_OUTCOME_DIFFERS',
    ]);
    expect((await list(`unitKey: "${unitKey}", code: "TEST_LIMITS_UNKNOWN"`))[0]).toMatchObject({
      referenceKeys: [sha256],
      resolvedBy: { kind: 'TEST_LIMITS' },
    });
  });
});
