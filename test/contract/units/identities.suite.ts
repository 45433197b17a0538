import { describe, expect, it } from '@jest/globals';

import { codesOf, fact } from './open-units';
import type { Units } from './open-units';

/** Identities over time. */
export function describeIdentities(units: () => Units): void {
  const key = (serial: string) => `part/ident/p/${serial}`;
  const day = (n: number) => `2026-03-${String(n).padStart(2, '0')}T10:00:00Z`;
  const mac = (serial: string, value: string, n: number) =>
    fact({ unitKey: key(serial), kind: 'EUI_48', value, eventTime: day(n) });

  async function trace(identifier: string) {
    const { data } = await units().ask(
      'query($i: String!) { trace(identifier: $i) { warnings { code message } matches { matchedBy unit { unitKey } } } }',
      { i: identifier },
    );
    return data['trace'] as {
      warnings: { code: string; message: string }[];
      matches: { matchedBy: string; unit: { unitKey: string } }[];
    };
  }

  describe('an identity', () => {
    it('lasts from its assignment to the first release at or after it', async () => {
      await units().record('recordIdentityAssignments', [
        mac('a', 'ac-00-00-00-00-01', 1),
        { ...mac('a', 'ac-00-00-00-00-02', 1), interface: 1 },
      ]);
      await units().record(
        'recordIdentityReleases',
        [mac('a', 'ac:00:00:00:00:01', 5), mac('a', 'ac0000000001', 3)].map(({ eventId, ...rest }) => ({
          ...rest,
          eventId,
        })),
      );
      expect(
        await units().unit(key('a'), 'identities { kind value interface assignedTime releasedTime }'),
      ).toEqual({
        identities: [
          {
            kind: 'EUI_48',
            value: 'ac0000000001',
            interface: 0,
            assignedTime: '2026-03-01T10:00:00.000Z',
            releasedTime: '2026-03-03T10:00:00.000Z',
          },
          {
            kind: 'EUI_48',
            value: 'ac0000000002',
            interface: 1,
            assignedTime: '2026-03-01T10:00:00.000Z',
            releasedTime: null,
          },
        ],
      });
    });

    it('released and given again at one time is held on, and is found as held', async () => {
      const value = 'ac000000000a';
      await units().record('recordIdentityAssignments', [mac('again', value, 1), mac('again', value, 3)]);
      await units().record('recordIdentityReleases', [mac('again', value, 3)]);
      expect(await units().unit(key('again'), 'identities { releasedTime }')).toEqual({
        identities: [{ releasedTime: '2026-03-03T10:00:00.000Z' }, { releasedTime: null }],
      });
      expect(codesOf(await units().record('recordIdentityAssignments', [mac('other', value, 4)]))).toEqual([
        ['IDENTITY_ALREADY_HELD'],
      ]);
    });

    it('given on after its release finds its holder first, then the unit that held it', async () => {
      expect(
        codesOf(await units().record('recordIdentityAssignments', [mac('0-later', 'ac0000000001', 4)])),
      ).toEqual([[]]);
      expect(await trace('ac00.0000.0001')).toEqual({
        warnings: [],
        matches: ['0-later', 'a'].map((serial) => ({ matchedBy: 'EUI_48', unit: { unitKey: key(serial) } })),
      });
    });

    it('held by two units at once is kept with a finding on the later record, and both are found with a warning', async () => {
      const results = await units().record('recordIdentityAssignments', [
        mac('x', 'ac00000000AA', 1),
        mac('y', 'ac00000000aa', 2),
        mac('x', 'ac00000000aa', 3),
      ]);
      expect(codesOf(results)).toEqual([[], ['IDENTITY_ALREADY_HELD'], ['IDENTITY_ALREADY_HELD']]);
      const { warnings, matches } = await trace('ac:00:00:00:00:aa');
      expect(matches.map(({ unit }) => unit.unitKey)).toEqual([key('x'), key('y')]);
      expect(warnings).toEqual([
        {
          code: 'IDENTITY_CLAIMED_TWICE',
          message: `EUI_48 ac00000000aa is held at overlapping times by ${key('x')}, ${key('y')}.`,
        },
      ]);
    });

    it('is claimed once when one of two claims is corrected', async () => {
      const [, second] = [
        await units().record('recordIdentityAssignments', [mac('m', 'ac00000000bb', 1)]),
        await units().record('recordIdentityAssignments', [mac('n', 'ac00000000bb', 2)]),
      ];
      await units().record('correctUnitRecords', [
        {
          kind: 'IDENTITY_ASSIGNMENT',
          subjectKey: key('n'),
          correctedEventId: second[0]?.eventId,
          reason: 'INCORRECT_DATA',
          author: 'a',
          site: 's',
        },
      ]);
      expect(await trace('ac00000000bb')).toEqual({
        warnings: [],
        matches: [{ matchedBy: 'EUI_48', unit: { unitKey: key('m') } }],
      });
      expect(await units().unit(key('n'), 'identities { value }')).toEqual({ identities: [] });
    });

    it('claimed by several recorders at the same moment gets a finding from all but one', async () => {
      const results = await Promise.all(
        ['c1', 'c2', 'c3', 'c4'].map((serial) =>
          units().record('recordIdentityAssignments', [mac(serial, 'ac00000000cc', 1)]),
        ),
      );
      expect(results.flatMap(codesOf).filter((codes) => codes.length === 0)).toHaveLength(1);
    });

    it('recorded under a place on a panel belongs to the unit bound to it, and is no second claim', async () => {
      await units().record('recordIdentityAssignments', [
        { ...mac('', 'ac00000000dd', 1), unitKey: 'panel/ident/P/1' },
      ]);
      await units().record('recordPanelBindings', [
        { unitKey: key('bound'), site: 'ident', panelId: 'P', position: 1 },
      ]);
      expect(
        codesOf(await units().record('recordIdentityAssignments', [mac('bound', 'ac00000000dd', 2)])),
      ).toEqual([[]]);
      expect(await trace('ac00000000dd')).toEqual({
        warnings: [],
        matches: [{ matchedBy: 'EUI_48', unit: { unitKey: key('bound') } }],
      });
    });

    it('released without having been assigned is kept with a finding', async () => {
      expect(codesOf(await units().record('recordIdentityReleases', [mac('z', 'ac00000000ee', 1)]))).toEqual([
        ['IDENTITY_NOT_HELD'],
      ]);
    });
  });
}
