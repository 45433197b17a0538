import { randomUUID } from 'node:crypto';

import { describe, expect, it } from '@jest/globals';
import { v5 } from 'uuid';

import { codesOf, fact } from './open-units';
import type { Units } from './open-units';

/** Cartons, shipments and returns. */
export function describeShipments(units: () => Units): void {
  const key = (serial: string) => `part/ship/p/${serial}`;
  const day = (n: number) => `2026-03-${String(n).padStart(2, '0')}T10:00:00Z`;
  const pack = (cartonId: string, serials: string[], n: number) =>
    fact({ cartonId, unitKeys: serials.map(key), eventTime: day(n) });
  const ship = (shipmentNumber: string, n: number, names: object) =>
    fact({ shipmentNumber, soldTo: 'ship-buyer', shipTo: 'ship-door', eventTime: day(n), ...names });
  const correct = (kind: string, subjectKey: string, correctedEventId: string) =>
    units().record('correctUnitRecords', [
      { kind, subjectKey, correctedEventId, reason: 'INCORRECT_DATA', author: 'a', site: 's' },
    ]);

  async function shipmentsOf(serial: string, all = false): Promise<unknown> {
    const unit = await units().unit(
      key(serial),
      `shipments(includeSuperseded: ${String(all)}) { shipmentNumber cartonId }`,
    );
    return (unit?.['shipments'] as { shipmentNumber: string; cartonId: string | null }[]).map(
      ({ shipmentNumber, cartonId }) => [shipmentNumber, cartonId],
    );
  }

  const feedOf = async (serial: string) =>
    (await units().feedOf(key(serial))).map(({ kind, payload }) => [
      kind,
      payload['shipmentNumber'] ?? payload['correctedEventId'],
    ]);

  describe('a shipment', () => {
    it('names its parties, known when they are registered, and derives the event id of each unit', async () => {
      const shipment = ship('S1', 2, { unitKeys: [key('a'), key('b')] });
      const results = await units().record('recordShipments', [shipment]);
      expect(codesOf(results)).toEqual([['PARTY_UNKNOWN', 'PARTY_UNKNOWN', 'UNIT_UNKNOWN', 'UNIT_UNKNOWN']]);
      const fields =
        'shipments { shipmentNumber direction shippedTime soldTo { name } shipTo { name country } record { eventId } }';
      const eventId = v5(key('a'), shipment.eventId);
      const shown = {
        shipmentNumber: 'S1',
        direction: 'OUTBOUND',
        shippedTime: '2026-03-02T10:00:00.000Z',
        record: { eventId },
      };
      expect(await units().unit(key('a'), fields)).toEqual({
        shipments: [{ ...shown, soldTo: { name: null }, shipTo: { name: null, country: null } }],
      });
      await units().record('registerParties', [
        { code: 'ship-buyer', name: 'Buyer' },
        { code: 'ship-door', name: 'Door', country: 'FR' },
      ]);
      expect(await units().unit(key('a'), fields)).toEqual({
        shipments: [{ ...shown, soldTo: { name: 'Buyer' }, shipTo: { name: 'Door', country: 'FR' } }],
      });
      expect(
        (await units().feedOf(key('a'))).map(({ kind, eventId: id, payload }) => [
          kind,
          id,
          payload['shipToCountry'],
        ]),
      ).toEqual([
        ['SHIPPED', eventId, null],
        ['SHIPPED', eventId, 'FR'],
      ]);
    });

    it.each([
      ['before', ['pack', 'ship']],
      ['after', ['ship', 'pack']],
    ])('takes along what was packed in its cartons, recorded %s it', async (when, order) => {
      const steps = {
        pack: () => units().record('recordCartons', [pack(`C-${when}`, [`${when}1`, `${when}2`], 1)]),
        ship: () => units().record('recordShipments', [ship(`S-${when}`, 2, { cartonIds: [`C-${when}`] })]),
      };
      for (const step of order) await steps[step as keyof typeof steps]();
      expect(await shipmentsOf(`${when}1`)).toEqual([[`S-${when}`, `C-${when}`]]);
      expect(await feedOf(`${when}2`)).toEqual([['SHIPPED', `S-${when}`]]);
      expect(await units().unit(key(`${when}1`), 'cartons { cartonId packedTime }')).toEqual({
        cartons: [{ cartonId: `C-${when}`, packedTime: '2026-03-01T10:00:00.000Z' }],
      });
    });

    it('and its cartons recorded at the same moment miss no unit', async () => {
      const numbers = Array.from({ length: 8 }, (_, n) => `race${n}`);
      await Promise.all(
        numbers.flatMap((name) => [
          units().record('recordCartons', [pack(name, [name], 1)]),
          units().record('recordShipments', [ship(name, 2, { cartonIds: [name] })]),
        ]),
      );
      for (const name of numbers) expect(await feedOf(name)).toEqual([['SHIPPED', name]]);
    });

    it('takes a unit from the carton it was packed in last, and a carton used anew leaves with the next one', async () => {
      await units().record('recordCartons', [pack('R1', ['r1', 'r2'], 1)]);
      expect(codesOf(await units().record('recordCartons', [pack('R2', ['r2'], 2)]))).toEqual([
        ['UNIT_ALREADY_PACKED'],
      ]);
      await units().record('recordShipments', [ship('SR1', 3, { cartonIds: ['R1'] })]);
      await units().record('recordCartons', [pack('R1', ['r3'], 4)]);
      await units().record('recordShipments', [ship('SR2', 5, { cartonIds: ['R1', 'R2'] })]);
      expect(await Promise.all(['r1', 'r2', 'r3'].map((serial) => shipmentsOf(serial)))).toEqual([
        [['SR1', 'R1']],
        [['SR2', 'R2']],
        [['SR2', 'R1']],
      ]);
    });

    it('is corrected for all its units by its number, and for one unit by its key', async () => {
      const shipment = ship('SC', 2, { unitKeys: [key('k1'), key('k2')] });
      await units().record('recordShipments', [shipment]);
      await correct('SHIPMENT', key('k1'), v5(key('k1'), shipment.eventId));
      expect([await shipmentsOf('k1'), await shipmentsOf('k2')]).toEqual([[], [['SC', null]]]);
      expect(await shipmentsOf('k1', true)).toEqual([['SC', null]]);
      const [result] = await correct('SHIPMENT', 'SC', shipment.eventId);
      expect(result?.findings).toEqual([]);
      expect(await shipmentsOf('k2')).toEqual([]);
      expect(await feedOf('k1')).toEqual([
        ['SHIPPED', 'SC'],
        ['CORRECTED', v5(key('k1'), shipment.eventId)],
      ]);
      expect(await feedOf('k2')).toEqual([
        ['SHIPPED', 'SC'],
        ['CORRECTED', v5(key('k2'), shipment.eventId)],
      ]);
    });

    it('is told from one of another number with the same event id, in what is shown and in the feed', async () => {
      const names = { eventId: randomUUID(), unitKeys: [key('numbers')] };
      const shipments = ['T1', 'T2'].map((number) => ship(number, 2, names));
      await units().record('recordShipments', shipments);
      await units().record('recordReturns', [
        { shipmentNumber: 'T3', eventTime: day(3), ...names },
        { shipmentNumber: 'T4', eventTime: day(3), ...names },
      ]);
      expect(await shipmentsOf('numbers')).toEqual(['T1', 'T2', 'T3', 'T4'].map((number) => [number, null]));
      const stored = await units().feedOf(key('numbers'));
      expect(stored.map(({ kind, payload }) => [kind, payload['shipmentNumber']])).toEqual([
        ['SHIPPED', 'T1'],
        ['SHIPPED', 'T2'],
        ['RETURNED', 'T3'],
        ['RETURNED', 'T4'],
      ]);
      expect(new Set(stored.map(({ kind, eventId }) => `${kind} ${eventId}`)).size).toBe(4);
      await units().record('recordShipments', shipments);
      await correct('SHIPMENT', 'T1', names.eventId);
      expect(await shipmentsOf('numbers')).toEqual(['T2', 'T3', 'T4'].map((number) => [number, null]));
      expect((await feedOf('numbers')).slice(4)).toEqual([['CORRECTED', v5(key('numbers'), names.eventId)]]);
    });

    it('of several numbers with one event id is corrected for a unit by the id of its rows', async () => {
      const names = { eventId: randomUUID(), unitKeys: [key('both'), key('other')] };
      await units().record('recordShipments', [ship('D1', 2, names), ship('D2', 2, names)]);
      const [result] = await correct('SHIPMENT', key('both'), v5(key('both'), names.eventId));
      expect(result?.findings).toEqual([]);
      expect([await shipmentsOf('both'), await shipmentsOf('other')]).toEqual([
        [],
        [
          ['D1', null],
          ['D2', null],
        ],
      ]);
      expect((await feedOf('both')).map(([kind]) => kind)).toEqual([
        ...['SHIPPED', 'SHIPPED'],
        ...['CORRECTED', 'CORRECTED'],
      ]);
    });

    it('takes along what was packed in two cartons under one event id', async () => {
      const eventId = randomUUID();
      await units().record('recordCartons', [
        { ...pack('E1', ['e1'], 1), eventId },
        { ...pack('E2', ['e1'], 2), eventId },
      ]);
      await units().record('recordShipments', [ship('SE2', 3, { cartonIds: ['E2'] })]);
      expect(await shipmentsOf('e1')).toEqual([['SE2', 'E2']]);
      expect(await units().unit(key('e1'), 'cartons { cartonId }')).toEqual({
        cartons: [{ cartonId: 'E1' }, { cartonId: 'E2' }],
      });
    });

    it('takes a unit of its carton again after it came back', async () => {
      await units().record('recordCartons', [pack('A1', ['again'], 1)]);
      await units().record('recordShipments', [ship('SA1', 2, { cartonIds: ['A1'] })]);
      await units().record('recordShipments', [ship('SA2', 5, { cartonIds: ['A1'] })]);
      expect(await shipmentsOf('again')).toEqual([['SA1', 'A1']]);
      const back = fact({ shipmentNumber: 'SA-R', unitKeys: [key('again')], eventTime: day(4) });
      await units().record('recordReturns', [back]);
      const all = [
        ['SA1', 'A1'],
        ['SA-R', null],
        ['SA2', 'A1'],
      ];
      expect(await shipmentsOf('again')).toEqual(all);
      expect(await feedOf('again')).toEqual([
        ['SHIPPED', 'SA1'],
        ['RETURNED', 'SA-R'],
        ['SHIPPED', 'SA2'],
      ]);
      await correct('RETURN', 'SA-R', back.eventId);
      expect(await shipmentsOf('again')).toEqual([['SA1', 'A1']]);
    });

    it('is the same in whatever order its units and cartons are named, and however often', async () => {
      const shipment = ship('SO', 2, { unitKeys: [key('o1'), key('o2')], cartonIds: ['O1', 'O2'] });
      await units().record('recordShipments', [shipment]);
      const [again] = await units().record('recordShipments', [
        { ...shipment, unitKeys: ['o2', 'o1', 'o2'].map(key), cartonIds: ['O2', 'O1'] },
      ]);
      expect(again?.status).toBe('REPLAYED');
    });

    it('through a carton is corrected for one unit alone', async () => {
      const shipment = ship('SQ', 2, { cartonIds: ['Q1'] });
      await units().record('recordCartons', [pack('Q1', ['q1', 'q2'], 1)]);
      await units().record('recordShipments', [shipment]);
      await correct('SHIPMENT', key('q1'), v5(key('q1'), shipment.eventId));
      expect([await shipmentsOf('q1'), await shipmentsOf('q2')]).toEqual([[], [['SQ', 'Q1']]]);
    });

    it('follows its carton when the packing is corrected, and again when the unit is packed once more', async () => {
      const packing = pack('W1', ['w1', 'w2'], 1);
      await units().record('recordCartons', [packing]);
      const shipment = ship('SW', 3, { cartonIds: ['W1'] });
      await units().record('recordShipments', [shipment]);
      await correct('CARTON', 'W1', packing.eventId);
      expect(await shipmentsOf('w1')).toEqual([]);
      await units().record('recordCartons', [pack('W1', ['w1'], 2)]);
      expect([await shipmentsOf('w1'), await shipmentsOf('w2')]).toEqual([[['SW', 'W1']], []]);
      const first = v5(key('w1'), shipment.eventId);
      expect(
        (await units().feedOf(key('w1'))).map(({ kind, eventId, payload }) => [
          kind,
          kind === 'CORRECTED' ? payload['correctedEventId'] : eventId,
        ]),
      ).toEqual([
        ['SHIPPED', first],
        ['CORRECTED', first],
        ['SHIPPED', v5(key('w1'), first)],
      ]);
    });

    it('that names nothing, or a carton nobody packed, is kept with findings', async () => {
      expect(
        codesOf(
          await units().record('recordShipments', [
            ship('SE', 1, {}),
            ship('SF', 1, { cartonIds: ['nobody'] }),
          ]),
        ),
      ).toEqual([['SHIPMENT_EMPTY'], ['CARTON_UNKNOWN']]);
    });
  });

  describe('a return', () => {
    it('stands among the shipments with who sent it back, and with a finding where nothing was shipped', async () => {
      await units().record('recordShipments', [ship('SB', 2, { unitKeys: [key('back')] })]);
      const returned = { shipmentNumber: 'RMA', returnedBy: 'ship-buyer', site: 'depot', eventTime: day(4) };
      expect(
        codesOf(await units().record('recordReturns', [{ ...returned, unitKeys: [key('back')] }])),
      ).toEqual([[]]);
      expect(
        codesOf(await units().record('recordReturns', [{ ...returned, unitKeys: [key('never')] }])),
      ).toEqual([['UNIT_NOT_SHIPPED', 'UNIT_UNKNOWN']]);
      expect(
        await units().unit(
          key('back'),
          'shipments { shipmentNumber direction site soldTo { name } shipTo { name } }',
        ),
      ).toEqual({
        shipments: [
          {
            shipmentNumber: 'SB',
            direction: 'OUTBOUND',
            site: null,
            soldTo: { name: 'Buyer' },
            shipTo: { name: 'Door' },
          },
          {
            shipmentNumber: 'RMA',
            direction: 'RETURN',
            site: 'depot',
            soldTo: { name: 'Buyer' },
            shipTo: null,
          },
        ],
      });
      expect(await feedOf('back')).toEqual([
        ['SHIPPED', 'SB'],
        ['RETURNED', 'RMA'],
      ]);
    });
  });
}
