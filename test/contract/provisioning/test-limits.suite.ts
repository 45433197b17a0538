import { randomUUID } from 'node:crypto';

import { describe, expect, it } from '@jest/globals';
import { contentSha256 } from '@tracegraph/ledger';

import { ITEMS, VALUES, countRows, limit, newUnit, run, runsOf } from './facts';
import type { Opened } from './facts';
import { codesOf } from './open-provisioning';

/** Test limits, and runs that do not fit them. */
export function describeTestLimits(opened: Opened): void {
  describe('test runs', () => {
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
        const [result] = await opened.provisioning.record('recordTestRuns', [sent]);
        expect(codesOf(result)).toEqual(['TEST_LIMITS_UNKNOWN']);
        expect((await runsOf(opened, unitKey))[0]).toMatchObject({
          limits: null,
          computedOutcome: null,
          measurements: [
            { name: '#1', value: '9', computedOutcome: 'NOT_JUDGED' },
            { name: '#2', value: '3.3', computedOutcome: 'NOT_JUDGED' },
          ],
        });
        await opened.provisioning.record('registerTestLimits', [
          { procedure: 'LATE', items: items(2), sha256: limitsSha256 },
        ]);
        const [answer] = await runsOf(opened, unitKey);
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
        expect((await opened.provisioning.record('recordTestRuns', [sent]))[0]?.status).toBe('REPLAYED');
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
        await opened.provisioning.record('recordTestRuns', [sent]);
        await opened.provisioning.record('registerTestLimits', [{ procedure: 'LATE', items: items(3) }]);
        expect((await runsOf(opened, unitKey))[0]).toMatchObject({
          measurements: [{ name: '#1', value: '3.3', upperLimit: null, computedOutcome: 'NOT_JUDGED' }],
          record: { findings: [{ code: 'TEST_LIMITS_UNKNOWN' }, { code: 'TEST_VALUES_LENGTH_WRONG' }] },
        });
        expect((await opened.provisioning.record('recordTestRuns', [sent]))[0]?.status).toBe('REPLAYED');
        const [refused] = await opened.provisioning.record('recordTestRuns', [
          { ...sent, eventId: randomUUID() },
        ]);
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
        const [result] = await opened.provisioning.record('recordTestRuns', [run(newUnit(), other)]);
        expect(result).toMatchObject({ status: 'REFUSED', error: { code, path } });
      });
    });

    describe('limits', () => {
      it('registered again are a record of their own, their content is stored once', async () => {
        const input = { procedure: 'TWICE', items: ITEMS };
        const before = await countRows(opened, 'test_limits_content');
        const results = await opened.provisioning.record('registerTestLimits', [input, input]);
        expect(results.map(({ status }) => status)).toEqual(['STORED', 'STORED']);
        expect(await countRows(opened, 'test_limits_content')).toBe(before + 1);
      });

      it('that are reversed or incomplete are stored with findings', async () => {
        const items = [limit('A', { lowerLimit: '9' }), limit('B', { comparator: 'EQ' })];
        const [result] = await opened.provisioning.record('registerTestLimits', [
          { procedure: 'ODD', items },
        ]);
        expect(codesOf(result)).toEqual(['LIMITS_INCOMPLETE', 'LIMITS_REVERSED']);
      });

      it('are answered by their hash', async () => {
        await opened.provisioning.record('registerTestLimits', [{ procedure: 'ASKED', items: ITEMS }]);
        const sha256 = contentSha256({ procedure: 'ASKED', items: ITEMS });
        const query =
          'query($sha256: ID!) { testLimits(sha256: $sha256) { sha256 procedure items { name } } }';
        const { data } = await opened.provisioning.ask(query, { sha256 });
        expect(data.testLimits).toMatchObject({ sha256, procedure: 'ASKED', items: [{}, {}, {}] });
        const unknown = await opened.provisioning.ask(query, { sha256: '0'.repeat(64) });
        expect(unknown.data.testLimits).toBeNull();
      });
    });
  });
}
