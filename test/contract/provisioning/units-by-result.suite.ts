import { describe, expect, it } from '@jest/globals';

import { newUnit, run } from './facts';
import { fact } from './open-provisioning';
import type { UnitQuestions } from './unit-questions';

const day = (n: number): string => `2026-06-0${n}T08:00:00Z`;

/** From what was found and decided to units. */
export function describeUnitsByResult(questions: () => UnitQuestions): void {
  describe('which units a test ended so with', () => {
    const [repaired, failed, passed, unitKey] = [newUnit(), newUnit(), newUnit(), newUnit()];
    const place = 'panel/north/UBT/1';
    const tested = (key: string, attempt: number, outcome: string, n = attempt) =>
      run(key, {
        ...{ procedure: 'UBT', attempt, outcome, eventTime: day(n) },
        ...{ startedTime: day(n), endedTime: day(n) },
      });
    const by = (other: string) => `unitsByTest(procedure: "UBT", ${other} PAGE)`;
    const wrong = tested(failed, 3, 'PASS');

    it('ever: in any run; now: in the last attempt, also where it was recorded under a place', async () => {
      await questions().record(
        'recordTestRuns',
        ...[tested(repaired, 1, 'FAIL'), tested(repaired, 2, 'PASS')],
        ...[tested(failed, 1, 'FAIL'), tested(failed, 2, 'FAIL'), wrong],
        ...[tested(passed, 1, 'PASS'), tested(place, 1, 'FAIL'), tested(unitKey, 2, 'PASS')],
      );
      await questions().bind([place, unitKey]);
      await questions().correct('TEST_RUN', wrong);
      expect(await questions().ever(by('outcome: FAIL,'))).toEqual(
        new Map([
          [repaired, false],
          [failed, true],
          [unitKey, false],
        ]),
      );
      expect(await questions().now(by('outcome: PASS,'))).toEqual([repaired, passed, unitKey]);
      expect(await questions().now(by('outcome: FAIL, attempt: 2,'))).toEqual([failed]);
      expect(await questions().now(by('outcome: FAIL, attempt: 1,'))).toEqual([]);
      expect((await questions().ever(by(''))).size).toBe(4);
    });

    it('now is now: a later attempt ends it, also where the time asked for is over before', async () => {
      const window = `outcome: FAIL, fromTime: "${day(1)}", toTime: "${day(2)}",`;
      expect(await questions().ever(by(window))).toEqual(
        new Map([
          [repaired, false],
          [failed, false],
          [unitKey, false],
        ]),
      );
    });
  });

  describe('which units quality control decided so about', () => {
    it('ever: at any time; now: where nothing was decided at the same gate since', async () => {
      const [released, held, scrapped] = [newUnit(), newUnit(), newUnit()];
      const decided = (key: string, attempt: number, result: string, gate = 'UBQ') =>
        fact({
          ...{ unitKey: key, attempt, result, gate, inspectorId: 'inge', site: 'north' },
          eventTime: day(attempt),
        });
      const wrong = decided(held, 2, 'PASS');
      await questions().record(
        'recordQcDecisions',
        ...[decided(released, 1, 'HOLD'), decided(released, 2, 'PASS')],
        ...[decided(held, 1, 'HOLD'), wrong, decided(held, 3, 'PASS', 'OTHER')],
        decided(scrapped, 1, 'FAIL'),
      );
      await questions().correct('QC_DECISION', wrong);
      const by = (result: string) => `unitsByQcDecision(result: ${result}, gate: "UBQ", PAGE)`;
      expect(await questions().ever(by('HOLD'))).toEqual(
        new Map([
          [released, false],
          [held, true],
        ]),
      );
      expect(await questions().now(by('PASS'))).toEqual([released]);
      expect(await questions().now(by('FAIL'))).toEqual([scrapped]);
      expect(await questions().now('unitsByQcDecision(result: PASS, PAGE)')).toEqual([released, held]);
    });
  });

  describe('which units had a defect', () => {
    it('ever: seen; now: until a repair names it, by its event, or by its code then or later', async () => {
      const [open, byEvent, byCode, before] = [newUnit(), newUnit(), newUnit(), newUnit()];
      const defect = (key: string) => fact({ unitKey: key, defectCode: 'UBD', eventTime: day(2) });
      const named = defect(byEvent);
      const repair = (key: string, n: number, other: object) =>
        fact({ unitKey: key, site: 'north', action: 'OTHER', eventTime: day(n), ...other });
      await questions().record('recordDefects', ...[open, byCode, before].map(defect), named);
      await questions().record(
        'recordRepairs',
        repair(open, 3, { defectCode: 'OTHER' }),
        repair(byEvent, 1, { defectEventId: named.eventId }),
        repair(byCode, 2, { defectCode: 'UBD' }),
        repair(before, 1, { defectCode: 'UBD' }),
      );
      expect(await questions().ever('unitsByDefect(defectCode: "UBD", PAGE)', 3)).toEqual(
        new Map([
          [open, true],
          [byEvent, false],
          [byCode, false],
          [before, true],
        ]),
      );
    });
  });
}
