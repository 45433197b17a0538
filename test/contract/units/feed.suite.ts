import { describe, expect, it } from '@jest/globals';
import { Client } from 'pg';

import { fact, readFeed } from './open-units';
import type { Units } from './open-units';

/** What other subgraphs follow. */
export function describeFeed(units: () => Units): void {
  const key = (serial: string) => `01/09526000000020/21/${serial}`;
  const kinds = async (unitKey: string) =>
    (await units().feedOf(unitKey)).map(({ kind, otherKey, payload }) => ({ kind, otherKey, payload }));

  describe('the feed of unit references', () => {
    it('is for other subgraphs only', async () => {
      const query = '{ unitReferenceFeed { endPosition } }';
      expect((await units().ask(query, {}, ['administrator'])).errorCodes).toEqual(['CALLER_FORBIDDEN']);
      expect(
        (await units().ask('{ unitReferenceFeed(after: "x") { endPosition } }', {}, ['service'])).errorCodes,
      ).toEqual(['CURSOR_MALFORMED']);
      expect(
        (await units().ask('{ unitReferenceFeed(first: 0) { endPosition } }', {}, ['service'])).errorCodes,
      ).toEqual(['PAGE_SIZE_OUT_OF_RANGE']);
    });

    it('says each fact once, in the order of recording, and nothing again for a replay', async () => {
      const unit = fact({ unitKey: key('1'), workOrder: { site: 'feed', number: 'W' } });
      const record = async () => {
        await units().record('registerUnits', [unit]);
        await units().record('recordPanelBindings', [
          { eventId: unit.eventId, unitKey: key('1'), site: 'feed', panelId: 'P', position: 1 },
        ]);
        await units().record('recordDispositions', [
          { eventId: unit.eventId, unitKey: key('1'), state: 'HELD' },
        ]);
        await units().record('recordUnitInstallations', [
          { eventId: unit.eventId, unitKey: key('1'), containerUnitKey: key('2'), position: 'A' },
        ]);
        await units().record('recordUnitRemovals', [
          { eventId: unit.eventId, unitKey: key('1'), containerUnitKey: key('2') },
        ]);
      };
      await record();
      await record();
      expect(await kinds(key('1'))).toEqual([
        { kind: 'REGISTERED', otherKey: null, payload: { productKey: '01/09526000000020', ownerCode: null } },
        { kind: 'WORK_ORDER', otherKey: null, payload: { site: 'feed', number: 'W' } },
        { kind: 'BOUND', otherKey: 'panel/feed/P/1', payload: {} },
        { kind: 'DISPOSITION', otherKey: null, payload: { state: 'HELD' } },
        { kind: 'INSTALLED', otherKey: key('2'), payload: { position: 'A' } },
        { kind: 'REMOVED', otherKey: key('2'), payload: {} },
      ]);
    });

    it('says the owner of units again when their product is registered after them', async () => {
      await units().record('registerProducts', [
        { gtin: '09526000000020', partNumber: 'F', ownerCode: 'feed-owner' },
      ]);
      const registered = (await units().feedOf(key('1'))).filter(({ kind }) => kind === 'REGISTERED');
      expect(registered.map(({ payload }) => payload['ownerCode'])).toEqual([null, 'feed-owner']);
      expect(new Set(registered.map(({ eventId }) => eventId)).size).toBe(1);
      await units().record('registerUnits', [{ unitKey: key('3') }]);
      expect((await kinds(key('3')))[0]?.payload).toEqual({
        productKey: '01/09526000000020',
        ownerCode: 'feed-owner',
      });
    });

    it('says what was corrected, by the event id it stands under', async () => {
      const disposition = fact({ unitKey: key('4'), state: 'SCRAPPED' });
      await units().record('recordDispositions', [disposition]);
      await units().record('correctUnitRecords', [
        {
          kind: 'DISPOSITION',
          subjectKey: '01/9526000000020/21/%34',
          correctedEventId: disposition.eventId,
          reason: 'DID_NOT_OCCUR',
          author: 'a',
          site: 's',
        },
      ]);
      expect((await kinds(key('4'))).at(-1)).toEqual({
        kind: 'CORRECTED',
        otherKey: null,
        payload: { kind: 'DISPOSITION', correctedEventId: disposition.eventId },
      });
    });

    it('gives the places of a panel its work order, and takes it back with the panel', async () => {
      const panel = fact({ site: 'feed', panelId: 'PW', positionCount: 2, workOrderNumber: 'W7' });
      await units().record('registerPanels', [panel]);
      await units().record('correctUnitRecords', [
        {
          kind: 'PANEL',
          subjectKey: 'panel/feed/PW',
          correctedEventId: panel.eventId,
          reason: 'DID_NOT_OCCUR',
          author: 'a',
          site: 's',
        },
      ]);
      expect(
        (await kinds('panel/feed/PW/2')).map(({ kind, payload }) => [
          kind,
          payload['number'] ?? payload['correctedEventId'],
        ]),
      ).toEqual([
        ['WORK_ORDER', 'W7'],
        ['CORRECTED', panel.eventId],
      ]);
    });

    it('reads the same in small pages as in large ones', async () => {
      const large = await readFeed(units());
      expect(large.length).toBeGreaterThan(20);
      expect(await readFeed(units(), 100)).toEqual(large);
      expect(new Set(large.map(({ position }) => position)).size).toBe(large.length);
    });

    it('holds back what is recorded while an older transaction runs, and serves it after', async () => {
      const older = new Client({ connectionString: units().ownerUrl });
      await older.connect();
      try {
        await older.query('BEGIN');
        await older.query('SELECT pg_current_xact_id()');
        await units().record('registerUnits', [{ unitKey: key('held-back') }]);
        expect(await kinds(key('held-back'))).toEqual([]);
        await older.query('COMMIT');
        expect(await kinds(key('held-back'))).toHaveLength(1);
      } finally {
        await older.end();
      }
    });
  });
}
