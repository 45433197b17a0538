import { describe, expect, it } from '@jest/globals';

import { newUnit, run, stage } from './facts';
import { fact } from './open-provisioning';
import type { UnitQuestions } from './unit-questions';

const at = (clock: string): string => `2026-05-04T${clock}:00Z`;
/** A quarter past ten until half past. */
const WINDOW = `fromTime: "${at('10:15')}", toTime: "${at('10:30')}"`;

/** From stations, resources and times to units. */
export function describeUnitsByWork(questions: () => UnitQuestions): void {
  let stations = 0;

  /** The units a station that nobody else uses worked on in the window. */
  async function unitsInWindow(
    facts: (stationId: string) => readonly (readonly [mutation: string, input: object])[],
  ): Promise<readonly string[]> {
    const stationId = `UBW-${(stations += 1)}`;
    for (const [mutation, input] of facts(stationId)) await questions().record(mutation, input);
    return questions().now(`unitsByStation(site: "north", stationId: "${stationId}", ${WINDOW}, PAGE)`);
  }

  const staged = (
    stationId: string,
    startedTime: string,
    endedTime: string | null,
    eventTime = startedTime,
  ) => ['recordStageRuns', stage(newUnit(), { stationId, startedTime, endedTime, eventTime })] as const;
  const unitsOf = (facts: readonly (readonly [string, object])[]) =>
    facts.map(([, input]) => (input as { unitKey: string }).unitKey);

  describe.each(['recordStageRuns', 'recordTestRuns'])('the time of a run in %s', (mutation) => {
    const timed = (times: object) => (stationId: string) =>
      [
        [mutation, (mutation === 'recordStageRuns' ? stage : run)(newUnit(), { stationId, ...times })],
      ] as const;

    it.each([
      ['within the window', '10:16', '10:20', true],
      ['over both of its borders', '09:00', '12:00', true],
      ['until into it', '10:00', '10:20', true],
      ['from it on', '10:29', '11:00', true],
      ['that starts with it', '10:15', '10:15', true],
      ['that ends as it begins', '10:00', '10:15', true],
      ['that starts as it ends', '10:30', '10:40', false],
      ['before it', '10:00', '10:14', false],
      ['after it', '10:31', '10:40', false],
      ['recorded as ending before it started, around it', '10:40', '10:00', true],
      ['recorded as ending in it and starting after it', '10:40', '10:20', true],
      ['recorded as ending before it and starting in it', '10:20', '10:00', true],
      ['recorded as ending after it, before it started', '10:50', '10:40', false],
    ])('%s: %s to %s is in the window: %s', async (_, started, ended, isIn) => {
      const times = { startedTime: at(started), endedTime: at(ended), eventTime: at('23:00') };
      expect(await unitsInWindow(timed(times))).toHaveLength(isIn ? 1 : 0);
    });

    it.each([
      ['10:20', '23:00', true],
      ['10:00', '10:16', true],
      ['10:00', '10:14', false],
      ['10:20', '10:00', true],
      ['10:40', '10:20', false],
    ])(
      'without an end it counts from its start to its event time: %s, %s: %s',
      async (started, event, isIn) => {
        const times = { startedTime: at(started), endedTime: null, eventTime: at(event) };
        expect(await unitsInWindow(timed(times))).toHaveLength(isIn ? 1 : 0);
      },
    );
  });

  describe('which units a station worked on', () => {
    const OTHERS: readonly (readonly [string, object])[] = [
      ['recordDefects', { defectCode: 'X' }],
      ['recordRepairs', { action: 'OTHER' }],
      [
        'recordFirmwareInstallations',
        { slot: 'a', purpose: 'TEST', source: 'PROGRAMMED', digest: `FILE:sha256:${'1'.repeat(64)}` },
      ],
      ['recordSecurityStates', { secureBoot: true, debugLocked: true }],
      [
        'recordCertificateProvisionings',
        { purpose: 'P', keyOrigin: 'INJECTED', certificateSha256: '2'.repeat(64) },
      ],
    ];

    it.each(OTHERS)(
      '%s counts at its time: from the beginning of the window until before its end',
      async (mutation, input) => {
        const units = [newUnit(), newUnit(), newUnit(), newUnit()];
        const times = ['10:14', '10:15', '10:29', '10:30'];
        const found = await unitsInWindow((stationId) =>
          units.map((unitKey, n) => [
            mutation,
            fact({ unitKey, site: 'north', stationId, eventTime: at(times[n] ?? ''), ...input }),
          ]),
        );
        expect(found).toEqual([units[1], units[2]]);
      },
    );

    it('instants are compared in every digit and offset', async () => {
      const facts: (readonly [string, object])[] = [];
      const found = await unitsInWindow((stationId) => {
        facts.push(
          staged(stationId, '2026-05-04T10:14:59.999999Z', '2026-05-04T10:14:59.999999Z'),
          staged(stationId, '2026-05-04T12:29:59.999999+02:00', null),
          staged(stationId, '2026-05-04T12:30:00+02:00', null),
        );
        return facts;
      });
      expect(found).toEqual(unitsOf(facts).slice(1, 2));
      const moment = (to: string) =>
        `unitsByStation(site: "north", stationId: "X", fromTime: "2026-05-04T10:00:00.000001Z", toTime: "${to}", PAGE)`;
      expect(await questions().ever(moment('2026-05-04T10:00:00.000002Z'))).toEqual(new Map());
      expect(await questions().refusal(moment('2026-05-04T12:00:00.000001+02:00'))).toBe('TIME_RANGE_EMPTY');
      expect(await questions().refusal(moment('2026-05-04T09:00:00Z'))).toBe('TIME_RANGE_EMPTY');
      expect(await questions().ever(moment('2026-05-04t10:00:01z'))).toEqual(new Map());
    });

    it('without a beginning or an end all before or after counts, of this station of this site only', async () => {
      const [early, late] = [newUnit(), newUnit()];
      const where = { stationId: 'UBW/all' };
      await questions().record(
        'recordStageRuns',
        stage(early, { ...where, startedTime: at('08:00'), endedTime: null, eventTime: at('08:00') }),
        stage(late, { ...where, startedTime: at('18:00'), endedTime: null, eventTime: at('18:00') }),
        stage(newUnit(), { ...where, site: 'south' }),
        stage(newUnit(), { stationId: 'UBW/other' }),
      );
      const asked = (time: string) =>
        questions().now(`unitsByStation(site: "north", stationId: "UBW/all", ${time} PAGE)`);
      expect(await asked('')).toEqual([early, late]);
      expect(await asked(`fromTime: "${at('12:00')}",`)).toEqual([late]);
      expect(await asked(`toTime: "${at('12:00')}",`)).toEqual([early]);
    });

    it.each([
      ['unitsByStation(site: "no/rth", stationId: "X", PAGE)', 'SITE_MALFORMED'],
      ['unitsByStation(site: "north", stationId: " ", PAGE)', 'TEXT_EMPTY'],
      ['unitsByStation(site: "north", stationId: "X", fromTime: "2026-05-04", PAGE)', 'EVENT_TIME_MALFORMED'],
      ['unitsByResource(site: "", resourceId: "X", PAGE)', 'SITE_MALFORMED'],
      ['unitsByMachineProgram(site: "north", name: "", PAGE)', 'TEXT_EMPTY'],
      ['unitsByOperator(operatorId: "anna", PAGE)', 'OPERATOR_PSEUDONYM_MALFORMED'],
      ['unitsByTest(procedure: "X", attempt: 0, PAGE)', 'ATTEMPT_MALFORMED'],
      ['unitsByDefect(defectCode: "", PAGE)', 'TEXT_EMPTY'],
    ])('%s is refused with %s', async (question, code) => {
      expect(await questions().refusal(question)).toBe(code);
    });
  });
}
