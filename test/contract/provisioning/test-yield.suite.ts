import { randomUUID } from 'node:crypto';

import { describe, expect, it } from '@jest/globals';
import { contentSha256 } from '@tracegraph/ledger';

import { correct, limit, newUnit } from './facts';
import type { Opened } from './facts';
import { OUTSIDE, QUESTION, WITHIN, askYield, recordTests, tested } from './test-yield-facts';
import type { Yield } from './test-yield-facts';

/** Yields of tests: who counts, and for what. */
export function describeTestYields(opened: Opened): void {
  describe('the yield of tests', () => {
    const ask = (filter: object | null): Promise<Yield> => askYield(opened, filter);
    const record = (...runs: readonly object[]): Promise<void> => recordTests(opened, runs);
    const attemptOf = async (procedure: string, attempt: number) =>
      (await ask({ procedure })).procedures[0]?.attempts.find((row) => row['attempt'] === attempt);

    it('is that of attempt 1 for the first pass and that of the last attempt in the end', async () => {
      const [healed, good, bad] = [newUnit(), newUnit(), newUnit()];
      await record(
        ...['FAIL', 'FAIL', 'PASS'].map((outcome, at) => tested(healed, 'Y-PASS', at + 1, outcome)),
        tested(good, 'Y-PASS', 1, 'PASS'),
        tested(bad, 'Y-PASS', 1, 'FAIL'),
      );
      expect(await ask({ procedure: 'Y-PASS' })).toEqual({
        truncated: false,
        asOf: null,
        rolledThroughputYield: { factorCount: 1, value: '0.333333' },
        procedures: [
          {
            procedure: 'Y-PASS',
            unitCount: 3,
            firstPassYield: { numerator: 1, denominator: 3, value: '0.333333' },
            finalYield: { numerator: 2, denominator: 3, value: '0.666667' },
            attempts: [
              {
                attempt: 1,
                unitCount: 3,
                runCount: 3,
                undecidedUnitCount: 0,
                contradictedRunCount: 0,
                yield: { numerator: 1, denominator: 3, value: '0.333333' },
                outcomes: [
                  { outcome: 'PASS', runCount: 1 },
                  { outcome: 'FAIL', runCount: 2 },
                ],
              },
              expect.objectContaining({ attempt: 2, yield: { numerator: 0, denominator: 1, value: '0' } }),
              expect.objectContaining({ attempt: 3, yield: { numerator: 1, denominator: 1, value: '1' } }),
            ],
          },
        ],
      });
    });

    it('leaves out attempts that were aborted, timed out, ended in an error or were skipped', async () => {
      const outcomes = ['ABORTED', 'TIMEOUT', 'ERROR', 'SKIPPED'];
      const units = outcomes.map(() => newUnit());
      await record(
        ...outcomes.map((outcome, at) => tested(units[at] ?? '', 'Y-UNDECIDED', 1, outcome)),
        tested(units[0] ?? '', 'Y-UNDECIDED', 2, 'PASS'),
        tested(newUnit(), 'Y-UNDECIDED', 1, 'PASS'),
      );
      const { procedures } = await ask({ procedure: 'Y-UNDECIDED' });
      expect(procedures[0]).toMatchObject({
        unitCount: 5,
        firstPassYield: { numerator: 1, denominator: 1, value: '1' },
        finalYield: { numerator: 2, denominator: 2, value: '1' },
      });
      expect(procedures[0]?.attempts[0]).toMatchObject({ unitCount: 5, undecidedUnitCount: 4 });
    });

    it('lets the last attempt that decided stand where a later one was aborted', async () => {
      const unit = newUnit();
      await record(tested(unit, 'Y-LATER', 1, 'PASS'), tested(unit, 'Y-LATER', 2, 'ABORTED'));
      expect((await ask({ procedure: 'Y-LATER' })).procedures[0]?.finalYield).toEqual({
        numerator: 1,
        denominator: 1,
        value: '1',
      });
    });

    it('is null with 0 of 0 where nothing was decided', async () => {
      await record(tested(newUnit(), 'Y-NOTHING', 1, 'ERROR'));
      const answer = await ask({ procedure: 'Y-NOTHING' });
      expect(answer.procedures[0]?.firstPassYield).toEqual({ numerator: 0, denominator: 0, value: null });
      expect(answer.rolledThroughputYield).toEqual({ factorCount: 0, value: null });
      expect((await ask({ procedure: 'Y-NEVER' })).rolledThroughputYield.value).toBeNull();
    });

    it('takes the earliest decision of an attempt recorded twice, and in the end the latest', async () => {
      const unit = newUnit();
      const runs = ['ABORTED', 'FAIL', 'PASS'].map((outcome) => tested(unit, 'Y-TWICE', 1, outcome));
      await record(...runs.reverse());
      const { procedures } = await ask({ procedure: 'Y-TWICE' });
      expect(procedures[0]).toMatchObject({
        firstPassYield: { numerator: 0, denominator: 1 },
        finalYield: { numerator: 1, denominator: 1 },
      });
      expect(procedures[0]?.attempts[0]).toMatchObject({ unitCount: 1, runCount: 3 });
    });

    it('counts a unit once, under its own key and the panel place it was cut from', async () => {
      const [unit, place] = [newUnit(), 'panel/north/Y-1/1'];
      await record(tested(place, 'Y-PANEL', 1, 'FAIL'), tested(unit, 'Y-PANEL', 2, 'PASS'));
      expect((await ask({ procedure: 'Y-PANEL' })).procedures[0]).toMatchObject({ unitCount: 2 });
      await opened.provisioning.refer({ kind: 'BOUND', unitKey: unit, otherKey: place });
      expect((await ask({ procedure: 'Y-PANEL' })).procedures[0]).toMatchObject({
        unitCount: 1,
        firstPassYield: { numerator: 0, denominator: 1 },
        finalYield: { numerator: 1, denominator: 1 },
      });
    });

    it('follows the earliest binding that was not declared wrong', async () => {
      const [wrong, right, place] = [newUnit(), newUnit(), 'panel/north/Y-2/1'];
      const eventId = randomUUID();
      await record(
        tested(place, 'Y-REBOUND', 1, 'FAIL'),
        ...[wrong, right].map((unit) => tested(unit, 'Y-REBOUND', 2, 'PASS')),
      );
      await opened.provisioning.refer(
        { kind: 'BOUND', unitKey: wrong, otherKey: place, eventId },
        { kind: 'BOUND', unitKey: right, otherKey: place, eventTime: '2026-03-02T00:00:00Z' },
      );
      const counts = async () => (await attemptOf('Y-REBOUND', 1))?.['unitCount'];
      expect(await counts()).toBe(1);
      await opened.provisioning.refer({
        kind: 'CORRECTED',
        unitKey: wrong,
        payload: JSON.stringify({ kind: 'PANEL_BINDING', correctedEventId: eventId }),
      });
      expect((await ask({ procedure: 'Y-REBOUND' })).procedures[0]?.unitCount).toBe(2);
      const order = { site: 'north', number: 'Y-REBOUND' };
      await opened.provisioning.refer({
        kind: 'WORK_ORDER',
        unitKey: right,
        payload: JSON.stringify(order),
      });
      expect((await ask({ workOrder: order })).procedures[0]?.attempts).toMatchObject([
        { attempt: 1, unitCount: 1 },
        { attempt: 2, unitCount: 1 },
      ]);
    });

    it('leaves out runs that were declared wrong', async () => {
      const unit = newUnit();
      const wrong = tested(unit, 'Y-WRONG', 1, 'FAIL');
      await record(wrong, tested(unit, 'Y-WRONG', 1, 'PASS'));
      await correct(opened, 'TEST_RUN', unit, wrong.eventId);
      expect((await ask({ procedure: 'Y-WRONG' })).procedures[0]).toMatchObject({
        firstPassYield: { numerator: 1, denominator: 1 },
        attempts: [{ runCount: 1 }],
      });
    });

    it('says beside the declared outcome how many runs contradict it', async () => {
      const procedure = 'Y-CONTRADICTED';
      const passed = tested(newUnit(), procedure, 1, 'PASS', { measurements: OUTSIDE });
      const failed = tested(newUnit(), procedure, 1, 'FAIL', { measurements: WITHIN });
      const skipped = [{ status: 'SKIPPED' }];
      await record(
        passed,
        failed,
        tested(newUnit(), procedure, 1, 'PASS'),
        tested(newUnit(), procedure, 1, 'FAIL', { measurements: skipped }),
        tested(newUnit(), procedure, 1, 'ERROR', { measurements: OUTSIDE }),
      );
      expect(await attemptOf(procedure, 1)).toMatchObject({
        contradictedRunCount: 2,
        yield: { numerator: 2, denominator: 4, value: '0.5' },
      });
    });

    it('judges runs by limits that came after them, by name where their numbers differ', async () => {
      const procedure = 'Y-LATE';
      const items = [
        limit('A', { upperLimit: null, lowerLimit: '1' }),
        limit('B', { lowerLimit: '5', upperLimit: '6' }),
      ];
      const limits = { procedure, items };
      const limitsSha256 = contentSha256(limits);
      const late = (measurements: readonly object[]) =>
        tested(newUnit(), procedure, 1, 'PASS', { limits: null, limitsSha256, measurements });
      await record(
        late([{ value: '0' }, { value: '3.3' }]),
        late([{ name: 'B', value: '3.3' }]),
        late([{ name: 'A', value: '3.3' }]),
        late([{ name: 'C', value: '0' }]),
      );
      expect(await attemptOf(procedure, 1)).toMatchObject({ contradictedRunCount: 0 });
      const [registered] = await opened.provisioning.record('registerTestLimits', [limits]);
      expect(registered).toMatchObject({ status: 'STORED' });
      const { data } = await opened.provisioning.ask(
        `{ testLimits(sha256: "${limitsSha256}") { procedure } }`,
      );
      expect(data).toEqual({ testLimits: { procedure } });
      expect(await attemptOf(procedure, 1)).toMatchObject({ contradictedRunCount: 2 });
    });

    it('says that it is truncated where there are more than 1,000 attempts', async () => {
      const attempts = (from: number, count: number) =>
        Array.from({ length: count }, (_, at) => tested('part/acme/P-10/1', 'Y-MANY', from + at, 'PASS'));
      await record(...attempts(1, 1_000));
      expect((await ask({ procedure: 'Y-MANY' })).truncated).toBe(false);
      await record(...attempts(1_001, 1));
      const answer = await ask({ procedure: 'Y-MANY' });
      expect(answer.truncated).toBe(true);
      expect(answer.procedures[0]?.attempts).toHaveLength(1_000);
      expect(answer.rolledThroughputYield.value).toBeNull();
    });

    it('costs the same number of SQL statements for one unit and for many', async () => {
      const counts = ['Y-WRONG', 'Y-MANY'].map(
        async (procedure) => (await opened.provisioning.ask(QUESTION, { filter: { procedure } })).statements,
      );
      expect(await Promise.all(counts)).toEqual([2, 2]);
    });
  });
}
