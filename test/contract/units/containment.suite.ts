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

    it.each([
      ['contained unit', (pcb: string, _shell: string, pcbPlace: string) => pcbPlace, undefined],
      ['container', undefined, (_pcb: string, _shell: string, _pcbPlace: string, place: string) => place],
    ])('ends where a removal names the %s by its place', async (what, contained, containing) => {
      const [n, pcb, shell] = [what === 'container' ? 1 : 2, key(`pcb-${what}`), key(`shell-${what}`)];
      const places = [`panel/in/PL${n}/1`, `panel/in/PL${n}/2`] as const;
      await units().record('recordPanelBindings', [
        { unitKey: pcb, site: 'in', panelId: `PL${n}`, position: 1 },
        { unitKey: shell, site: 'in', panelId: `PL${n}`, position: 2 },
      ]);
      await units().record('recordUnitInstallations', [
        fact({ unitKey: pcb, containerUnitKey: shell, eventTime: day(1) }),
      ]);
      const removal = {
        unitKey: contained?.(pcb, shell, places[0]) ?? pcb,
        containerUnitKey: containing?.(pcb, shell, places[0], places[1]) ?? shell,
        eventTime: day(4),
      };
      expect(codesOf(await units().record('recordUnitRemovals', [removal]))).toEqual([[]]);
      const removed = [{ removedTime: '2026-03-04T10:00:00.000Z' }];
      expect((await family(`shell-${what}`)).inside).toMatchObject(removed);
      expect((await family(`pcb-${what}`)).outside).toMatchObject(removed);
    });

    it('goes on where it is removed and put back at one time, and ends where it was put in and removed', async () => {
      await units().record('recordUnitInstallations', [
        ...[1, 3, 5].map((n) => install('swap', 'frame', n)),
        install('brief', 'frame', 3),
      ]);
      await units().record('recordUnitRemovals', [
        ...[3, 5].map((n) => remove('swap', 'frame', n)),
        remove('brief', 'frame', 3),
      ]);
      const ends = async (serial: string) =>
        (await family(serial)).outside.map(({ removedTime }) => removedTime?.slice(0, 10) ?? null);
      expect(await ends('swap')).toEqual(['2026-03-03', '2026-03-05', null]);
      expect(await ends('brief')).toEqual(['2026-03-03']);
    });

    it('shows each installation once, however many chains lead to it', async () => {
      const level = (n: number) => [`d${n}-0`, `d${n}-1`];
      await units().record(
        'recordUnitInstallations',
        Array.from({ length: 10 }, (_, n) =>
          level(n).flatMap((inner) => level(n + 1).map((outer) => install(inner, outer, 1))),
        ).flat(),
      );
      const { outside } = await family('d0-0');
      expect([outside.length, outside.at(-1)?.path.length]).toEqual([2 + 9 * 4, 10]);
      const top = await family('d10-1');
      expect([top.truncated, top.inside.length]).toEqual([false, 2 + 9 * 4]);
    });

    it('is not shown cut: a unit too deep inside others is an error, and what is too deep inside is said', async () => {
      await units().record(
        'recordUnitInstallations',
        Array.from({ length: 65 }, (_, n) => install(`deep${n}`, `deep${n + 1}`, 1)),
      );
      const ask = (serial: string) =>
        units().ask(`query($k: ID!) { unit(unitKey: $k) { partOf { path } } }`, { k: key(serial) });
      expect((await ask('deep0')).errorCodes).toEqual(['CONTAINMENT_TOO_LARGE']);
      expect((await ask('deep1')).errorCodes).toEqual([]);
      const { data } = await units().ask(
        'query($k: ID!) { unit(unitKey: $k) { contains { truncated items { path } } } }',
        { k: key('deep65') },
      );
      expect(data['unit']).toMatchObject({ contains: { truncated: true } });
      expect((data['unit'] as { contains: { items: unknown[] } }).contains.items).toHaveLength(64);
    });

    it('of more than a thousand containers is an error', async () => {
      for (const from of [0, 600])
        await units().record(
          'recordUnitInstallations',
          Array.from({ length: 600 }, (_, n) => ({
            ...install('much', `m${from + n}`, 1),
            // Each before the last one, or each would have a finding about all of the others.
            eventTime: new Date(Date.parse(day(1)) - 1_000 * (from + n)).toISOString(),
          })),
        );
      const query = 'query($k: ID!) { unit(unitKey: $k) { partOf { path } } }';
      const { errorCodes } = await units().ask(query, { k: key('much') });
      expect(errorCodes).toEqual(['CONTAINMENT_TOO_LARGE']);
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
