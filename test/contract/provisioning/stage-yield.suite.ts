import { describe, expect, it } from '@jest/globals';

import { correct, newUnit, stage } from './facts';
import type { Opened } from './facts';

const QUESTION = `query($filter: StageRunFilter) { stageYield(filter: $filter) {
  truncated rolledThroughputYield { factorCount value }
  stages { stage unitCount firstPassYield { numerator denominator value } finalYield { numerator denominator value }
    attempts { attempt unitCount abortedUnitCount unfinishedUnitCount yield { numerator denominator value } } } } }`;

interface Yield {
  readonly rolledThroughputYield: { readonly factorCount: number; readonly value: string | null };
  readonly stages: readonly {
    readonly stage: string;
    readonly unitCount: number;
    readonly attempts: readonly object[];
  }[];
}

/** Yields of stages: who counts, and for what. */
export function describeStageYields(opened: Opened): void {
  describe('the yield of stages', () => {
    const ask = async (filter: object): Promise<Yield> =>
      (await opened.provisioning.ask(QUESTION, { filter })).data['stageYield'] as Yield;
    let minute = 0;
    const made = (unitKey: string, name: string, result: string | null) => {
      minute += 1;
      const startedTime = new Date(Date.UTC(2026, 0, 1, 0, minute)).toISOString();
      return stage(unitKey, { stage: name, result, startedTime, endedTime: null });
    };
    const record = async (...runs: readonly object[]): Promise<void> => {
      const results = await opened.provisioning.record('recordStageRuns', runs);
      expect(new Set(results.map(({ status }) => status))).toEqual(new Set(['STORED']));
    };

    it('counts units by the place of the run among those of the unit, and neither aborted nor unfinished runs', async () => {
      const [healed, good, aborted, running] = [newUnit(), newUnit(), newUnit(), newUnit()];
      await record(
        made(healed, 'S-PASS', 'FAILED'),
        made(healed, 'S-PASS', 'COMPLETED'),
        made(good, 'S-PASS', 'COMPLETED'),
        made(aborted, 'S-PASS', 'ABORTED'),
        made(running, 'S-PASS', null),
      );
      expect(await ask({ stage: 'S-PASS' })).toEqual({
        truncated: false,
        rolledThroughputYield: { factorCount: 1, value: '0.5' },
        stages: [
          {
            stage: 'S-PASS',
            unitCount: 4,
            firstPassYield: { numerator: 1, denominator: 2, value: '0.5' },
            finalYield: { numerator: 2, denominator: 2, value: '1' },
            attempts: [
              {
                attempt: 1,
                unitCount: 4,
                abortedUnitCount: 1,
                unfinishedUnitCount: 1,
                yield: { numerator: 1, denominator: 2, value: '0.5' },
              },
              {
                attempt: 2,
                unitCount: 1,
                abortedUnitCount: 0,
                unfinishedUnitCount: 0,
                yield: { numerator: 1, denominator: 1, value: '1' },
              },
            ],
          },
        ],
      });
    });

    it('does not take a second run for a first one where only it lies in the time asked for', async () => {
      const unit = newUnit();
      const [first, second] = [made(unit, 'S-TIME', 'FAILED'), made(unit, 'S-TIME', 'COMPLETED')];
      await record(first, second);
      const { stages } = await ask({ stage: 'S-TIME', fromTime: (second as unknown as Run).startedTime });
      expect(stages).toMatchObject([
        { firstPassYield: { denominator: 0, value: null }, attempts: [{ attempt: 2, unitCount: 1 }] },
      ]);
    });

    it('joins the runs of a panel place to those of the unit bound to it', async () => {
      const [unit, place] = [newUnit(), 'panel/north/S-1/1'];
      await opened.provisioning.refer({ kind: 'BOUND', unitKey: unit, otherKey: place });
      await record(made(place, 'S-PANEL', 'FAILED'), made(unit, 'S-PANEL', 'COMPLETED'));
      expect((await ask({ stage: 'S-PANEL' })).stages).toMatchObject([
        { unitCount: 1, attempts: [{ attempt: 1 }, { attempt: 2 }] },
      ]);
    });

    it('leaves out runs declared wrong, also for the place of later ones', async () => {
      const unit = newUnit();
      const wrong = made(unit, 'S-WRONG', 'FAILED');
      await record(wrong, made(unit, 'S-WRONG', 'COMPLETED'));
      await correct(opened, 'STAGE_RUN', unit, wrong.eventId);
      expect((await ask({ stage: 'S-WRONG' })).stages).toMatchObject([
        { firstPassYield: { numerator: 1, denominator: 1 }, attempts: [{ attempt: 1 }] },
      ]);
    });

    it('costs one SQL statement', async () => {
      expect((await opened.provisioning.ask(QUESTION, { filter: {} })).statements).toBe(1);
    });
  });
}

interface Run {
  readonly startedTime: string;
}
