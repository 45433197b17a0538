import { describe, expect, it } from '@jest/globals';

import { codesOf, fact } from './open-units';
import type { Units } from './open-units';

/** What a unit answers of itself. */
export function describeUnitFacts(units: () => Units): void {
  const correct = (kind: string, subjectKey: string, correctedEventId: string) =>
    units().record('correctUnitRecords', [
      { kind, subjectKey, correctedEventId, reason: 'DID_NOT_OCCUR', author: 'ann', site: 'fact' },
    ]);

  describe('a unit', () => {
    it('is known by any record that names it, registered or not', async () => {
      expect(await units().unit('part/fact/p/none', 'unitKey')).toBeNull();
      await units().record('recordDispositions', [{ unitKey: 'part/fact/p/named', state: 'HELD' }]);
      expect(
        await units().unit(
          'part/fact/p/named',
          'unitKey serialNumber record { eventId } product { partNumber }',
        ),
      ).toEqual({
        unitKey: 'part/fact/p/named',
        serialNumber: 'named',
        record: null,
        product: null,
      });
    });

    it('answers null for unknown keys and keeps the order of keys', async () => {
      const keys = ['part/fact/p/none', 'part/fact/p/named', 'part/fact/p/none'];
      const { data } = await units().ask('query($k: [ID!]!) { units(unitKeys: $k) { unitKey } }', {
        k: keys,
      });
      expect(data['units']).toEqual([null, { unitKey: 'part/fact/p/named' }, null]);
    });

    it('is asked for at most a thousand keys at once', async () => {
      const k = Array.from({ length: 1_001 }, (_, n) => `part/fact/p/${n}`);
      const { errorCodes } = await units().ask('query($k: [ID!]!) { units(unitKeys: $k) { unitKey } }', {
        k,
      });
      expect(errorCodes).toEqual(['LIST_TOO_LONG']);
    });

    it('has the latest effective state, by event time and not by arrival', async () => {
      const unitKey = 'part/fact/p/states';
      const at = (day: number, state: string) =>
        fact({ unitKey, state, eventTime: `2026-03-0${day}T10:00:00Z`, reason: `day ${day}` });
      const inputs = [at(3, 'RELEASED'), at(1, 'IN_PROCESS'), at(2, 'HELD')];
      await units().record('recordDispositions', inputs);
      const fields =
        'disposition { state sinceTime } dispositions { state } all: dispositions(includeSuperseded: true) { state record { correctedBy { reason author } } }';
      expect(await units().unit(unitKey, fields)).toMatchObject({
        disposition: { state: 'RELEASED', sinceTime: '2026-03-03T10:00:00.000Z' },
        dispositions: [{ state: 'IN_PROCESS' }, { state: 'HELD' }, { state: 'RELEASED' }],
      });
      await correct('DISPOSITION', unitKey, inputs[0]?.eventId ?? '');
      expect(await units().unit(unitKey, fields)).toMatchObject({
        disposition: { state: 'HELD' },
        dispositions: [{ state: 'IN_PROCESS' }, { state: 'HELD' }],
        all: [
          { record: { correctedBy: null } },
          { record: { correctedBy: null } },
          {
            state: 'RELEASED',
            record: {
              correctedBy: { reason: 'DID_NOT_OCCUR', author: expect.stringMatching(/^op-[0-9a-f]{32}$/) },
            },
          },
        ],
      });
    });
  });

  describe('a board bound to its place on a panel', () => {
    const unitKey = 'part/fact/p/board';
    const place = 'panel/fact/P1/2';

    it('has the facts recorded under the place before and after', async () => {
      await units().record('registerPanels', [
        { site: 'fact', panelId: 'P1', positionCount: 3, workOrderNumber: 'WP' },
      ]);
      await units().record('recordDispositions', [{ unitKey: place, state: 'HELD' }]);
      await units().record('recordLabels', [
        { unitKey: place, elementString: '(01)09521234543213(21)X', stage: 'SMT' },
      ]);
      await units().record('registerUnits', [{ unitKey: place, lotNumber: 'PANEL-LOT' }]);
      expect(
        await units().unit(place, 'unitKey gtin serialNumber panel { panelId } workOrders { number }'),
      ).toEqual({
        unitKey: place,
        gtin: null,
        serialNumber: null,
        panel: null,
        workOrders: [{ number: 'WP' }],
      });
      const [bound] = await units().record('recordPanelBindings', [
        { unitKey, site: 'fact', panelId: 'P1', position: 2 },
      ]);
      expect(bound?.findings).toEqual([]);
      expect(
        await units().unit(
          unitKey,
          'lotNumber disposition { state } labels { elementString } workOrders { site number } panel { site panelId position unitKey boundTime record { eventId } }',
        ),
      ).toEqual({
        lotNumber: 'PANEL-LOT',
        disposition: { state: 'HELD' },
        labels: [{ elementString: '(01)09521234543213(21)X' }],
        workOrders: [{ site: 'fact', number: 'WP' }],
        panel: {
          site: 'fact',
          panelId: 'P1',
          position: 2,
          unitKey: place,
          boundTime: '2026-03-02T09:00:00.000Z',
          record: { eventId: bound?.eventId },
        },
      });
    });

    it('is found by the key of the place', async () => {
      const { data } = await units().ask(
        'query($i: String!) { trace(identifier: $i) { matches { matchedBy unit { unitKey } } } }',
        { i: place },
      );
      expect(data['trace']).toEqual({ matches: [{ matchedBy: 'UNIT_KEY', unit: { unitKey } }] });
    });

    it('keeps a place bound to two units, a unit bound to two places and a place that does not exist, with findings', async () => {
      const bind = (key: string, panelId: string, position: number) => ({
        unitKey: key,
        site: 'fact',
        panelId,
        position,
      });
      const results = await units().record('recordPanelBindings', [
        bind('part/fact/p/other', 'P1', 2),
        bind(unitKey, 'P1', 3),
        bind('part/fact/p/far', 'P1', 4),
        bind('part/fact/p/q', 'P2', 1),
        bind('part/fact/p/r', 'P2', 1),
      ]);
      expect(codesOf(results)).toEqual([
        ['PANEL_POSITION_ALREADY_BOUND'],
        ['UNIT_ALREADY_BOUND'],
        ['PANEL_POSITION_OUT_OF_RANGE'],
        ['PANEL_UNKNOWN'],
        ['PANEL_POSITION_ALREADY_BOUND', 'PANEL_UNKNOWN'],
      ]);
    });
  });

  describe('a label', () => {
    it('shows its verifications, and a finding where it names another unit or cannot be read in full', async () => {
      const unitKey = '01/09521234543213/21/LAB';
      const label = fact({ unitKey, elementString: ']d2010952123454321310L1\u001d21LAB' });
      const results = await units().record('recordLabels', [
        label,
        { unitKey, elementString: '(01)09521234543213(21)OTHER', eventTime: '2026-03-03T10:00:00Z' },
        { unitKey, elementString: '(01)09521234543213(99)x', eventTime: '2026-03-04T10:00:00Z' },
      ]);
      expect(codesOf(results)).toEqual([[], ['LABEL_NAMES_OTHER_UNIT'], ['LABEL_AI_UNKNOWN']]);
      const verification = {
        unitKey,
        labelEventId: label.eventId,
        grade: '3.4',
        standard: 'ISO/IEC 15415:2024',
        verifierId: 'V-1',
      };
      const verified = await units().record('recordLabelVerifications', [
        verification,
        { ...verification, labelEventId: '00000000-0000-0000-0000-00000000000f' },
      ]);
      expect(codesOf(verified)).toEqual([[], ['LABEL_UNKNOWN']]);
      expect(
        await units().unit(unitKey, 'labels { elementString verifications { grade verifierId } }'),
      ).toEqual({
        labels: [
          {
            elementString: '(01)09521234543213(10)L1(21)LAB',
            verifications: [{ grade: '3.4', verifierId: 'V-1' }],
          },
          { elementString: '(01)09521234543213(21)OTHER', verifications: [] },
          { elementString: '(01)09521234543213(99)x', verifications: [] },
        ],
      });
    });
  });
}
