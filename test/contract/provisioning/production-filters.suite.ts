import { randomUUID } from 'node:crypto';

import { beforeAll, describe, expect, it } from '@jest/globals';

import { newUnit } from './facts';
import type { Opened } from './facts';
import { askYield, recordTests, tested } from './test-yield-facts';
import type { Yield } from './test-yield-facts';

/** Which runs a question is about. */
export function describeProductionFilters(opened: Opened): void {
  describe('the filter of a question', () => {
    const ask = (filter: object | null): Promise<Yield> => askYield(opened, filter);
    const record = (...runs: readonly object[]): Promise<void> => recordTests(opened, runs);

    const [one, two] = [newUnit(), 'part/acme/P-9/1'];
    const place = 'panel/north/Y-9/1';
    const at = (hour: string) => ({ startedTime: `2026-05-01T${hour}:00:00+02:00` });

    beforeAll(async () => {
      await opened.provisioning.refer(
        { kind: 'BOUND', unitKey: two, otherKey: place },
        { kind: 'WORK_ORDER', unitKey: place, payload: '{"site":"north","number":"WO-9"}' },
        { kind: 'WORK_ORDER', unitKey: one, payload: '{"site":"south","number":"WO-9"}' },
      );
      await record(
        tested(one, 'Y-A', 1, 'PASS', { ...at('08'), stationId: 'S-1' }),
        tested(one, 'Y-B', 1, 'FAIL', { ...at('09'), stationId: 'S-2' }),
        tested(place, 'Y-A', 1, 'FAIL', { ...at('10'), stationId: 'S-1', site: 'south' }),
        tested(two, 'Y-A', 2, 'PASS', { ...at('11'), stationId: 'S-1' }),
      );
    });

    const starts = { fromTime: '2026-05-01T06:00:00Z', toTime: '2026-05-01T12:00:00Z' };
    const runsOf = async (filter: object): Promise<string[]> =>
      (await ask({ ...starts, ...filter })).procedures.flatMap(({ procedure, attempts }) =>
        attempts.map((row) => `${procedure} ${String(row['attempt'])}: ${String(row['runCount'])}`),
      );

    it.each([
      ['those that started in a time', {}, ['Y-A 1: 2', 'Y-A 2: 1', 'Y-B 1: 1']],
      ['from an instant on', { fromTime: '2026-05-01T09:00:00+02:00' }, ['Y-A 1: 1', 'Y-A 2: 1', 'Y-B 1: 1']],
      ['before an instant', { toTime: '2026-05-01T09:00:00+02:00' }, ['Y-A 1: 1']],
      [
        'none in a time of less than a millisecond in which none started',
        { fromTime: '2026-05-01T07:00:00.0001Z', toTime: '2026-05-01T07:00:00.0002Z' },
        [],
      ],
      ['those at a site', { site: 'south' }, ['Y-A 1: 1']],
      ['those at a station', { site: 'north', stationId: 'S-1' }, ['Y-A 1: 1', 'Y-A 2: 1']],
      ['those of a product, also of panel places', { productKey: 'part/acme/P-9' }, ['Y-A 1: 1', 'Y-A 2: 1']],
      ['none of the places of a site once they are bound', { productKey: 'panel/north' }, []],
      [
        'those of a work order, also of panel places',
        { workOrder: { site: 'north', number: 'WO-9' } },
        ['Y-A 1: 1', 'Y-A 2: 1'],
      ],
      [
        'an order of another site',
        { workOrder: { site: 'south', number: 'WO-9' } },
        ['Y-A 1: 1', 'Y-B 1: 1'],
      ],
      [
        'those that meet all that is asked',
        { workOrder: { site: 'south', number: 'WO-9' }, productKey: 'part/acme/P-9' },
        [],
      ],
      ['those of a procedure', { procedure: 'Y-B' }, ['Y-B 1: 1']],
    ])('counts %s', async (_, filter, expected) => {
      expect(await runsOf(filter)).toEqual(expected);
    });

    it('leaves out work orders of assignments that were declared wrong', async () => {
      const [unit, eventId] = [newUnit(), randomUUID()];
      const workOrder = { site: 'north', number: 'WO-10' };
      await record(tested(unit, 'Y-C', 1, 'PASS'));
      await opened.provisioning.refer({
        kind: 'WORK_ORDER',
        unitKey: unit,
        eventId,
        payload: JSON.stringify(workOrder),
      });
      expect((await ask({ workOrder })).procedures).toHaveLength(1);
      const payload = JSON.stringify({ kind: 'WORK_ORDER_ASSIGNMENT', correctedEventId: eventId });
      await opened.provisioning.refer({ kind: 'CORRECTED', unitKey: unit, payload });
      expect((await ask({ workOrder })).procedures).toEqual([]);
    });

    it('multiplies the first-pass yields of the procedures', async () => {
      expect((await ask(starts)).rolledThroughputYield).toEqual({ factorCount: 2, value: '0' });
      expect((await ask({ ...starts, procedure: 'Y-A' })).rolledThroughputYield).toEqual({
        factorCount: 1,
        value: '0.5',
      });
    });

    it.each([
      ['SITE_MISSING', { stationId: 'S-1' }],
      ['SITE_MALFORMED', { site: 'no site' }],
      ['EVENT_TIME_MALFORMED', { fromTime: '2026-01-01' }],
      ['TIME_RANGE_EMPTY', { fromTime: '2026-01-01T00:00:00Z', toTime: '2026-01-01T01:00:00+01:00' }],
      ['TEXT_EMPTY', { workOrder: { site: 'north', number: ' ' } }],
    ])('is refused with %s where the filter cannot be read', async (code, filter) => {
      const refusal = await ask(filter).then(
        () => null,
        (error: unknown) => error as Error,
      );
      expect(refusal?.cause).toMatchObject({ originalError: { code } });
    });
  });
}
