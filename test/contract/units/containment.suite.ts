import { describe, expect, it } from '@jest/globals';

import { codesOf, fact } from './open-units';
import type { Units } from './open-units';

interface Item {
  readonly path: readonly string[];
  readonly removedTime: string | null;
  readonly unit: { readonly unitKey: string };
}

/** Units inside units. */
export function describeContainment(units: () => Units): void {
  const key = (serial: string) => `part/in/p/${serial}`;
  const day = (n: number) => `2026-03-${String(n).padStart(2, '0')}T10:00:00Z`;
  const install = (inner: string, outer: string, n: number, position: string | null = null) =>
    fact({ unitKey: key(inner), containerUnitKey: key(outer), position, eventTime: day(n) });
  const remove = (inner: string, outer: string, n: number) =>
    fact({ unitKey: key(inner), containerUnitKey: key(outer), eventTime: day(n) });

  async function family(serial: string): Promise<{ inside: Item[]; outside: Item[]; truncated: boolean }> {
    const item = 'path position installedTime removedTime unit { unitKey }';
    const unit = await units().unit(
      key(serial),
      `contains { truncated items { ${item} } } partOf { ${item} }`,
    );
    const { contains, partOf } = unit as unknown as {
      contains: { truncated: boolean; items: Item[] };
      partOf: Item[];
    };
    return { inside: contains.items, outside: partOf, truncated: contains.truncated };
  }

  const paths = (items: readonly Item[]) =>
    items.map(({ path }) => path.map((unitKey) => unitKey.split('/').at(-1)).join('>'));

  describe('what a unit contains', () => {
    it('is listed flat, nearest first, with the chain that leads to it, and seen from inside', async () => {
      await units().record('recordUnitInstallations', [
        install('radio', 'board', 1, 'U5'),
        install('board', 'box', 2),
        install('battery', 'box', 1),
      ]);
      const box = await family('box');
      expect(paths(box.inside)).toEqual(['battery', 'board', 'board>radio']);
      expect(box.inside[2]).toEqual({
        path: [key('board'), key('radio')],
        position: 'U5',
        installedTime: '2026-03-01T10:00:00.000Z',
        removedTime: null,
        unit: { unitKey: key('radio') },
      });
      expect(box.outside).toEqual([]);
      expect(paths((await family('radio')).outside)).toEqual(['board', 'board>box']);
    });

    it('keeps what was removed, with the time the chain came apart', async () => {
      await units().record('recordUnitRemovals', [remove('board', 'box', 5)]);
      const { inside } = await family('box');
      expect(inside.map(({ removedTime }) => removedTime)).toEqual([
        null,
        '2026-03-05T10:00:00.000Z',
        '2026-03-05T10:00:00.000Z',
      ]);
      expect((await family('board')).inside[0]?.removedTime).toBeNull();
    });

    it('leaves out what was taken out of a part before the part came in', async () => {
      await units().record('recordUnitInstallations', [
        install('old', 'module', 1),
        install('new', 'module', 3),
        install('module', 'case', 4),
      ]);
      await units().record('recordUnitRemovals', [remove('old', 'module', 2)]);
      expect(paths((await family('case')).inside)).toEqual(['module', 'module>new']);
      expect(paths((await family('module')).inside)).toEqual(['old', 'new']);
    });

    it('counts effective records only', async () => {
      const wrong = install('wrong', 'host', 1);
      const removal = remove('right', 'host', 3);
      await units().record('recordUnitInstallations', [wrong, install('right', 'host', 2)]);
      await units().record('recordUnitRemovals', [removal]);
      const correction = { reason: 'DID_NOT_OCCUR', author: 'a', site: 's' };
      await units().record('correctUnitRecords', [
        {
          ...correction,
          kind: 'UNIT_INSTALLATION',
          subjectKey: key('wrong'),
          correctedEventId: wrong.eventId,
        },
        { ...correction, kind: 'UNIT_REMOVAL', subjectKey: key('right'), correctedEventId: removal.eventId },
      ]);
      const { inside } = await family('host');
      expect(inside.map(({ unit, removedTime }) => [unit.unitKey, removedTime])).toEqual([
        [key('right'), null],
      ]);
    });

    it('follows boards installed under their place on a panel', async () => {
      await units().record('recordUnitInstallations', [
        fact({ unitKey: key('chip'), containerUnitKey: 'panel/in/P/1', eventTime: day(1) }),
        fact({ unitKey: 'panel/in/P/1', containerUnitKey: key('shell'), eventTime: day(2) }),
      ]);
      await units().record('recordPanelBindings', [
        { unitKey: key('pcb'), site: 'in', panelId: 'P', position: 1 },
      ]);
      await units().record('recordUnitRemovals', [remove('pcb', 'shell', 9)]);
      const { inside } = await family('shell');
      expect(paths(inside)).toEqual(['pcb', 'pcb>chip']);
      expect(inside[0]?.removedTime).toBe('2026-03-09T10:00:00.000Z');
      expect(paths((await family('chip')).outside)).toEqual(['pcb', 'pcb>shell']);
    });

    it('ends at a cycle, which is a finding when it is recorded, in one list as in several', async () => {
      await units().record('recordUnitInstallations', [install('c1', 'c2', 1)]);
      expect(
        codesOf(
          await units().record('recordUnitInstallations', [
            install('c2', 'c3', 2),
            install('c3', 'c1', 3),
            install('self', 'self', 1),
          ]),
        ),
      ).toEqual([[], ['CONTAINMENT_CYCLE'], ['CONTAINMENT_CYCLE']]);
      expect(paths((await family('c3')).inside)).toEqual(['c2', 'c2>c1']);
      expect((await family('self')).inside).toEqual([]);
    });

    it('gives a finding to a unit put into a second one, and to one removed from where it never was', async () => {
      await units().record('recordUnitInstallations', [install('moved', 'm1', 1)]);
      expect(codesOf(await units().record('recordUnitInstallations', [install('moved', 'm2', 2)]))).toEqual([
        ['UNIT_ALREADY_INSTALLED'],
      ]);
      expect(
        codesOf(
          await units().record('recordUnitRemovals', [remove('moved', 'm1', 3), remove('moved', 'm3', 3)]),
        ),
      ).toEqual([[], ['UNIT_NOT_INSTALLED']]);
      expect(codesOf(await units().record('recordUnitRemovals', [remove('moved', 'm2', 3)]))).toEqual([[]]);
      expect(codesOf(await units().record('recordUnitInstallations', [install('moved', 'm4', 4)]))).toEqual([
        [],
      ]);
    });

    it('says that it is truncated above a thousand items', async () => {
      for (const from of [0, 600])
        await units().record(
          'recordUnitInstallations',
          Array.from({ length: 600 }, (_, n) => install(`t${String(from + n).padStart(4, '0')}`, 'crate', 1)),
        );
      const { inside, truncated } = await family('crate');
      expect([truncated, inside.length, inside.at(-1)?.unit.unitKey]).toEqual([true, 1_000, key('t0999')]);
    });
  });
}
