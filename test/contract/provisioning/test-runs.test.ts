import 'reflect-metadata';

import { randomUUID } from 'node:crypto';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { contentSha256 } from '@tracegraph/ledger';

import { codesOf, fact, openProvisioning } from './open-provisioning';
import type { Provisioning } from './open-provisioning';

const limit = (name: string, other: Readonly<Record<string, string | null>> = {}) => ({
  name,
  kind: 'NUMERIC',
  unit: 'V',
  comparator: 'GELE',
  lowerLimit: '3.2',
  upperLimit: '3.4',
  nominal: null,
  expected: null,
  referenceDesignator: null,
  ...other,
});
const ITEMS = [
  limit('V_3V3'),
  limit('VERSION', {
    kind: 'STRING',
    unit: null,
    comparator: 'CASE_EQ',
    lowerLimit: null,
    upperLimit: null,
    expected: 'A1',
  }),
  limit('LED', {
    kind: 'BOOLEAN',
    unit: null,
    comparator: 'EQ',
    lowerLimit: null,
    upperLimit: null,
    expected: 'true',
  }),
];
const VALUES = [{ value: '3300', unit: 'mV', declaredOutcome: 'PASS' }, { value: 'A1' }, { value: 'true' }];
const QUERY = `query($unitKey: ID!) { unitProduction(unitKey: $unitKey) { testRuns { attempt outcome computedOutcome limitsSha256
  limits { procedure items { name upperLimit } } record { findings { code } }
  measurements { name kind status value unit comparator upperLimit expected limitUnit declaredOutcome computedOutcome } } } }`;

interface Runs {
  readonly unitProduction: { readonly testRuns: readonly Record<string, never>[] };
}

describe('test runs', () => {
  let provisioning: Provisioning;
  let serial = 0;
  const newUnit = () => `01/09521234543213/21/T${++serial}`;

  beforeAll(async () => {
    provisioning = await openProvisioning();
    await provisioning.record('registerStations', [{ site: 'north', stationId: 'FCT-1' }]);
  }, 60_000);

  afterAll(async () => {
    await provisioning.stop();
  });

  const run = (unitKey: string, other: Readonly<Record<string, unknown>> = {}) =>
    fact({
      unitKey,
      procedure: 'FCT',
      attempt: 1,
      outcome: 'PASS',
      site: 'north',
      stationId: 'FCT-1',
      startedTime: '2026-03-02T09:59:00+01:00',
      endedTime: '2026-03-02T10:00:00+01:00',
      limits: ITEMS,
      measurements: VALUES,
      ...other,
    });
  const runsOf = async (unitKey: string) =>
    (await provisioning.ask<Runs>(QUERY, { unitKey })).data.unitProduction.testRuns;
  const count = async (table: string) => {
    const [row] = await provisioning.store.sql.$queryRawUnsafe<{ n: number }[]>(
      `SELECT count(*)::int AS n FROM ${table}`,
    );
    return row?.n;
  };

  it('are one row each, and are answered with their limits and verdicts', async () => {
    const unitKey = newUnit();
    const [result] = await provisioning.record('recordTestRuns', [run(unitKey)]);
    expect(result).toMatchObject({ status: 'STORED', findings: [] });
    const [answer] = await runsOf(unitKey);
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
    await provisioning.record('recordTestRuns', [first]);
    const limits = [await count('test_limits'), await count('test_limits_content')];
    expect((await provisioning.record('recordTestRuns', [second]))[0]?.status).toBe('STORED');
    const rows = await count('test_run');
    const again = await provisioning.record('recordTestRuns', [first, second]);
    expect(again.map(({ status }) => status)).toEqual(['REPLAYED', 'REPLAYED']);
    expect([await count('test_limits'), await count('test_limits_content')]).toEqual(limits);
    expect(await count('test_run')).toBe(rows);
  });

  it('are the same record whether the limits came with them or by their hash', async () => {
    const sent = run(newUnit());
    await provisioning.record('recordTestRuns', [sent]);
    const byHash = {
      ...sent,
      limits: null,
      limitsSha256: contentSha256({ procedure: 'FCT', items: ITEMS }).toUpperCase(),
    };
    expect((await provisioning.record('recordTestRuns', [byHash]))[0]?.status).toBe('REPLAYED');
  });

  it('keep other values under the same event id as a conflict', async () => {
    const sent = run(newUnit());
    await provisioning.record('recordTestRuns', [sent]);
    const [result] = await provisioning.record('recordTestRuns', [{ ...sent, outcome: 'FAIL' }]);
    expect(result).toMatchObject({ status: 'CONFLICT', error: { code: 'RECORD_CONFLICT' } });
  });

  it('declared PASS are stored with findings where a value lies outside', async () => {
    const unitKey = newUnit();
    const measurements = [{ value: '3.5', declaredOutcome: 'PASS' }, ...VALUES.slice(1)];
    const [result] = await provisioning.record('recordTestRuns', [run(unitKey, { measurements })]);
    expect(result?.status).toBe('STORED');
    expect(codesOf(result)).toEqual(['DECLARED_PASS_OUT_OF_LIMITS', 'RUN_OUTCOME_DIFFERS']);
    expect((await runsOf(unitKey))[0]).toMatchObject({ outcome: 'PASS', computedOutcome: 'FAIL' });
  });

  it('that take an attempt of another event are stored with a finding, in one list or two', async () => {
    const unitKey = newUnit();
    const twice = await provisioning.record('recordTestRuns', [
      run(unitKey),
      run(unitKey),
      run(unitKey, { attempt: 2 }),
    ]);
    expect(twice.map(codesOf)).toEqual([[], ['ATTEMPT_TAKEN'], []]);
    const [later] = await provisioning.record('recordTestRuns', [
      run(unitKey, { attempt: 2, outcome: 'ERROR' }),
    ]);
    expect(codesOf(later)).toEqual(['ATTEMPT_TAKEN']);
  });

  it('take an attempt that only a record declared wrong had', async () => {
    const unitKey = newUnit();
    const wrong = run(unitKey);
    await provisioning.record('recordTestRuns', [wrong]);
    const correction = {
      kind: 'TEST_RUN',
      subjectKey: unitKey,
      correctedEventId: wrong.eventId,
      reason: 'DID_NOT_OCCUR',
      author: 'anna',
      site: 'north',
    };
    await provisioning.record('correctProvisioningRecords', [correction]);
    const [result] = await provisioning.record('recordTestRuns', [run(unitKey)]);
    expect(codesOf(result)).toEqual([]);
    expect(await runsOf(unitKey)).toHaveLength(1);
  });

  it('that end before they start, or at a station nobody registered, are stored with findings', async () => {
    const other = { endedTime: '2026-03-02T09:58:00+01:00', stationId: 'FCT-9', fixtureId: 'FX-9' };
    const [result] = await provisioning.record('recordTestRuns', [run(newUnit(), other)]);
    expect(codesOf(result)).toEqual(['RESOURCE_UNKNOWN', 'STATION_UNKNOWN', 'TIMES_REVERSED']);
  });

  it('with an image programmed only later are stored with a finding', async () => {
    const unitKey = newUnit();
    const digest = `FILE:sha256:${'1'.repeat(64)}`;
    const installation = { unitKey, slot: 'app', purpose: 'TEST', source: 'PROGRAMMED', digest };
    await provisioning.record('recordFirmwareInstallations', [installation]);
    const [result] = await provisioning.record('recordTestRuns', [
      run(unitKey, { firmwareUnderTest: digest }),
    ]);
    expect(codesOf(result)).toEqual(['MEASURED_BEFORE_PROGRAMMED']);
  });

  describe('whose limits are not registered yet', () => {
    const items = (count: number) => Array.from({ length: count }, (_, n) => limit(`LATE_${n}`));

    it('are stored and shown, and judged once the limits arrive', async () => {
      const unitKey = newUnit();
      const limitsSha256 = contentSha256({ procedure: 'LATE', items: items(2) });
      const other = {
        procedure: 'LATE',
        limits: null,
        limitsSha256,
        measurements: [{ value: '9', declaredOutcome: 'PASS' }, { value: '3.3' }],
      };
      const sent = run(unitKey, other);
      const [result] = await provisioning.record('recordTestRuns', [sent]);
      expect(codesOf(result)).toEqual(['TEST_LIMITS_UNKNOWN']);
      expect((await runsOf(unitKey))[0]).toMatchObject({
        limits: null,
        computedOutcome: null,
        measurements: [
          { name: '#1', value: '9', computedOutcome: 'NOT_JUDGED' },
          { name: '#2', value: '3.3', computedOutcome: 'NOT_JUDGED' },
        ],
      });
      await provisioning.record('registerTestLimits', [
        { procedure: 'LATE', items: items(2), sha256: limitsSha256 },
      ]);
      const [answer] = await runsOf(unitKey);
      expect(answer).toMatchObject({
        computedOutcome: 'FAIL',
        measurements: [
          { name: 'LATE_0', computedOutcome: 'FAIL' },
          { name: 'LATE_1', computedOutcome: 'PASS' },
        ],
        record: {
          findings: [
            { code: 'DECLARED_PASS_OUT_OF_LIMITS' },
            { code: 'RUN_OUTCOME_DIFFERS' },
            { code: 'TEST_LIMITS_UNKNOWN' },
          ],
        },
      });
      expect((await provisioning.record('recordTestRuns', [sent]))[0]?.status).toBe('REPLAYED');
    });

    it('stay readable and are replayed where the limits that arrive are more than their values', async () => {
      const unitKey = newUnit();
      const limitsSha256 = contentSha256({ procedure: 'LATE', items: items(3) });
      const sent = run(unitKey, {
        procedure: 'LATE',
        limits: null,
        limitsSha256,
        measurements: [{ value: '3.3' }],
      });
      await provisioning.record('recordTestRuns', [sent]);
      await provisioning.record('registerTestLimits', [{ procedure: 'LATE', items: items(3) }]);
      expect((await runsOf(unitKey))[0]).toMatchObject({
        measurements: [{ name: '#1', value: '3.3', upperLimit: null, computedOutcome: 'NOT_JUDGED' }],
        record: { findings: [{ code: 'TEST_LIMITS_UNKNOWN' }, { code: 'TEST_VALUES_LENGTH_WRONG' }] },
      });
      expect((await provisioning.record('recordTestRuns', [sent]))[0]?.status).toBe('REPLAYED');
      const [refused] = await provisioning.record('recordTestRuns', [{ ...sent, eventId: randomUUID() }]);
      expect(refused?.error?.code).toBe('TEST_VALUES_LENGTH_WRONG');
    });
  });

  describe('that cannot be read', () => {
    it.each([
      [
        'fewer values than limits',
        { measurements: VALUES.slice(1) },
        'TEST_VALUES_LENGTH_WRONG',
        'measurements',
      ],
      [
        'NaN for a number',
        { measurements: [{ value: 'NaN' }, ...VALUES.slice(1)] },
        'DECIMAL_MALFORMED',
        'measurements.0.value',
      ],
      [
        'inf for a number',
        { measurements: [{ value: '-inf' }, ...VALUES.slice(1)] },
        'DECIMAL_MALFORMED',
        'measurements.0.value',
      ],
      [
        'yes for a truth value',
        { measurements: [...VALUES.slice(0, 2), { value: 'yes' }] },
        'BOOLEAN_MALFORMED',
        'measurements.2.value',
      ],
      [
        'a name of another place',
        { measurements: [{ ...VALUES[0], name: 'LED' }, ...VALUES.slice(1)] },
        'MEASUREMENT_NAME_WRONG',
        'measurements.0.name',
      ],
      [
        'a measurement without its value',
        { measurements: [{}, ...VALUES.slice(1)] },
        'MEASUREMENT_VALUE_MISSING',
        'measurements.0.value',
      ],
      ['no limits', { limits: null }, 'TEST_LIMITS_MISSING', 'limitsSha256'],
      [
        'the hash of other limits',
        { limitsSha256: '0'.repeat(64) },
        'TEST_LIMITS_SHA256_WRONG',
        'limitsSha256',
      ],
      ['attempt 0', { attempt: 0 }, 'ATTEMPT_MALFORMED', 'attempt'],
      [
        'a limit that is no number',
        { limits: [limit('A', { lowerLimit: 'low' })], measurements: [{ value: '1' }] },
        'DECIMAL_MALFORMED',
        'limits.0.lowerLimit',
      ],
    ])('are refused with their code and place: %s', async (_, other, code, path) => {
      const [result] = await provisioning.record('recordTestRuns', [run(newUnit(), other)]);
      expect(result).toMatchObject({ status: 'REFUSED', error: { code, path } });
    });
  });

  describe('limits', () => {
    it('registered again are a record of their own, their content is stored once', async () => {
      const input = { procedure: 'TWICE', items: ITEMS };
      const before = await count('test_limits_content');
      const results = await provisioning.record('registerTestLimits', [input, input]);
      expect(results.map(({ status }) => status)).toEqual(['STORED', 'STORED']);
      expect(await count('test_limits_content')).toBe((before ?? 0) + 1);
    });

    it('that are reversed or incomplete are stored with findings', async () => {
      const items = [limit('A', { lowerLimit: '9' }), limit('B', { comparator: 'EQ' })];
      const [result] = await provisioning.record('registerTestLimits', [{ procedure: 'ODD', items }]);
      expect(codesOf(result)).toEqual(['LIMITS_INCOMPLETE', 'LIMITS_REVERSED']);
    });

    it('are answered by their hash', async () => {
      await provisioning.record('registerTestLimits', [{ procedure: 'ASKED', items: ITEMS }]);
      const sha256 = contentSha256({ procedure: 'ASKED', items: ITEMS });
      const query = 'query($sha256: ID!) { testLimits(sha256: $sha256) { sha256 procedure items { name } } }';
      const { data } = await provisioning.ask<{ testLimits: unknown }>(query, { sha256 });
      expect(data.testLimits).toMatchObject({ sha256, procedure: 'ASKED', items: [{}, {}, {}] });
      const unknown = await provisioning.ask<{ testLimits: unknown }>(query, { sha256: '0'.repeat(64) });
      expect(unknown.data.testLimits).toBeNull();
    });
  });
});
