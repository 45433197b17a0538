import { describe, expect, it } from '@jest/globals';
import { contentSha256 } from '@tracegraph/ledger';

import { ITEMS, VALUES, correct, countRows, newUnit, run, runsOf } from './facts';
import type { Opened } from './facts';
import { codesOf } from './open-provisioning';

/** Test runs and their verdicts. */
export function describeTestRuns(opened: Opened): void {
  describe('test runs', () => {
    it('are one row each, and are answered with their limits and verdicts', async () => {
      const unitKey = newUnit();
      const [result] = await opened.provisioning.record('recordTestRuns', [run(unitKey)]);
      expect(result).toMatchObject({ status: 'STORED', findings: [] });
      const [answer] = await runsOf(opened, unitKey);
      expect(answer).toMatchObject({
        outcome: 'PASS',
        computedOutcome: 'PASS',
        limitsSha256: contentSha256({ procedure: 'FCT', items: ITEMS }),
        limits: {
          procedure: 'FCT',
          items: [{ name: 'V_3V3', upperLimit: '3.4' }, { name: 'VERSION' }, { name: 'LED' }],
        },
      });
      expect(answer?.['measurements']).toEqual([
        expect.objectContaining({
          name: 'V_3V3',
          value: '3300',
          unit: 'mV',
          limitUnit: 'V',
          declaredOutcome: 'PASS',
          computedOutcome: 'PASS',
        }),
        expect.objectContaining({
          name: 'VERSION',
          kind: 'STRING',
          value: 'A1',
          unit: null,
          declaredOutcome: null,
          computedOutcome: 'PASS',
        }),
        expect.objectContaining({
          name: 'LED',
          kind: 'BOOLEAN',
          value: 'true',
          status: 'MEASURED',
          computedOutcome: 'PASS',
        }),
      ]);
    });

    it('store equal limits once, and nothing at all when they come again', async () => {
      const [first, second] = [run(newUnit()), run(newUnit())];
      await opened.provisioning.record('recordTestRuns', [first]);
      const limits = [await countRows(opened, 'test_limits'), await countRows(opened, 'test_limits_content')];
      expect((await opened.provisioning.record('recordTestRuns', [second]))[0]?.status).toBe('STORED');
      const rows = await countRows(opened, 'test_run');
      const again = await opened.provisioning.record('recordTestRuns', [first, second]);
      expect(again.map(({ status }) => status)).toEqual(['REPLAYED', 'REPLAYED']);
      expect([
        await countRows(opened, 'test_limits'),
        await countRows(opened, 'test_limits_content'),
      ]).toEqual(limits);
      expect(await countRows(opened, 'test_run')).toBe(rows);
    });

    it('are the same record whether the limits came with them or by their hash', async () => {
      const sent = run(newUnit());
      await opened.provisioning.record('recordTestRuns', [sent]);
      const byHash = {
        ...sent,
        limits: null,
        limitsSha256: contentSha256({ procedure: 'FCT', items: ITEMS }).toUpperCase(),
      };
      expect((await opened.provisioning.record('recordTestRuns', [byHash]))[0]?.status).toBe('REPLAYED');
    });

    it('keep other values under the same event id as a conflict', async () => {
      const sent = run(newUnit());
      await opened.provisioning.record('recordTestRuns', [sent]);
      const [result] = await opened.provisioning.record('recordTestRuns', [{ ...sent, outcome: 'FAIL' }]);
      expect(result).toMatchObject({ status: 'CONFLICT', error: { code: 'RECORD_CONFLICT' } });
    });

    it('declared PASS are stored with findings where a value lies outside', async () => {
      const unitKey = newUnit();
      const measurements = [{ value: '3.5', declaredOutcome: 'PASS' }, ...VALUES.slice(1)];
      const [result] = await opened.provisioning.record('recordTestRuns', [run(unitKey, { measurements })]);
      expect(result?.status).toBe('STORED');
      expect(codesOf(result)).toEqual(['DECLARED_PASS_OUT_OF_LIMITS', 'RUN_OUTCOME_DIFFERS']);
      expect((await runsOf(opened, unitKey))[0]).toMatchObject({ outcome: 'PASS', computedOutcome: 'FAIL' });
    });

    it('that take an attempt of another event are stored with a finding, in one list or two', async () => {
      const unitKey = newUnit();
      const twice = await opened.provisioning.record('recordTestRuns', [
        run(unitKey),
        run(unitKey),
        run(unitKey, { attempt: 2 }),
      ]);
      expect(twice.map(codesOf)).toEqual([[], ['ATTEMPT_TAKEN'], []]);
      const [later] = await opened.provisioning.record('recordTestRuns', [
        run(unitKey, { attempt: 2, outcome: 'ERROR' }),
      ]);
      expect(codesOf(later)).toEqual(['ATTEMPT_TAKEN']);
    });

    it('take an attempt that only a record declared wrong had', async () => {
      const unitKey = newUnit();
      const wrong = run(unitKey);
      await opened.provisioning.record('recordTestRuns', [wrong]);
      await correct(opened, 'TEST_RUN', unitKey, wrong.eventId);
      const [result] = await opened.provisioning.record('recordTestRuns', [run(unitKey)]);
      expect(codesOf(result)).toEqual([]);
      expect(await runsOf(opened, unitKey)).toHaveLength(1);
    });

    it('that end before they start, or at a station nobody registered, are stored with findings', async () => {
      const other = { endedTime: '2026-03-02T09:58:00+01:00', stationId: 'FCT-9', fixtureId: 'FX-9' };
      const [result] = await opened.provisioning.record('recordTestRuns', [run(newUnit(), other)]);
      expect(codesOf(result)).toEqual(['RESOURCE_UNKNOWN', 'STATION_UNKNOWN', 'TIMES_REVERSED']);
    });

    it('with an image programmed only later are stored with a finding', async () => {
      const unitKey = newUnit();
      const digest = `FILE:sha256:${'1'.repeat(64)}`;
      const installation = { unitKey, slot: 'app', purpose: 'TEST', source: 'PROGRAMMED', digest };
      await opened.provisioning.record('recordFirmwareInstallations', [installation]);
      const [result] = await opened.provisioning.record('recordTestRuns', [
        run(unitKey, { firmwareUnderTest: digest }),
      ]);
      expect(codesOf(result)).toEqual(['MEASURED_BEFORE_PROGRAMMED']);
    });
  });
}
