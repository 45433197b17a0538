import 'reflect-metadata';

import { describe, expect, it } from '@jest/globals';
import type { Correction } from '@tracegraph/record';

import { shipmentsThroughCartons } from '../../../../subgraphs/units/src/services/carton-shipments';
import type { CorrectionOf } from '../../../../subgraphs/units/src/services/unit-shipments';

type Packings = Parameters<typeof shipmentsThroughCartons>[0];
type Shipments = Parameters<typeof shipmentsThroughCartons>[1];
type Returns = Parameters<typeof shipmentsThroughCartons>[2];

const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const packing = (cartonId: string, time: number): Packings[number] =>
  ({
    unitKey: 'u',
    cartonId,
    eventId: id(time),
    cartonEventId: id(100 + time),
    eventTime: new Date(time),
  }) as Packings[number];
const shipment = (subjectKey: string, cartonId: string, time: number): Shipments[number] =>
  ({
    subjectKey,
    cartonId,
    eventId: id(200 + time),
    eventTime: new Date(time),
    soldTo: null,
    shipTo: null,
  }) as Shipments[number];

const returnOf = (unitKey: string, time: number): Returns[number] =>
  ({
    unitKey,
    shipmentNumber: 'back',
    eventId: id(300 + time),
    returnEventId: id(400 + time),
    eventTime: new Date(time),
  }) as Returns[number];

const wrong =
  (...eventIds: string[]): CorrectionOf =>
  (_kind, _subject, eventId) =>
    eventIds.includes(eventId) ? ({ eventId: 'correction' } as Correction) : null;
const numbers = (packings: Packings, shipments: Shipments, correctionOf = wrong(), returned: Returns = []) =>
  shipmentsThroughCartons(packings, shipments, returned, correctionOf).map(
    ({ shipmentNumber, correctedBy }) => `${shipmentNumber}${correctedBy ? ' (wrong)' : ''}`,
  );

describe('a unit in a carton', () => {
  it('leaves with the first shipment at or after its packing, and only with that', () => {
    const shipments = [shipment('early', 'C', 1), shipment('first', 'C', 2), shipment('second', 'C', 3)];
    expect(numbers([packing('C', 2)], shipments)).toEqual(['first']);
  });

  it('does not leave with a carton it was taken out of before, to be packed in another one', () => {
    const shipments = [shipment('of A', 'A', 3), shipment('of B', 'B', 4)];
    expect(numbers([packing('A', 1), packing('B', 2)], shipments)).toEqual(['of B']);
  });

  it('leaves with a carton twice when it is packed in it again', () => {
    expect(
      numbers([packing('C', 1), packing('C', 3)], [shipment('one', 'C', 2), shipment('two', 'C', 4)]),
    ).toEqual(['one', 'two']);
  });

  it('leaves with the next shipment where the first was declared wrong', () => {
    const shipments = [shipment('one', 'C', 2), shipment('two', 'C', 3)];
    expect(numbers([packing('C', 1)], shipments, wrong(id(202)))).toEqual(['one (wrong)', 'two']);
  });

  it('leaves with the next shipment after each effective return of its own', () => {
    const shipments = [1, 2, 3, 5].map((time) => shipment(`at ${time}`, 'C', time));
    const packed = [packing('C', 1)];
    expect(numbers(packed, shipments, wrong(), [returnOf('u', 2)])).toEqual(['at 1', 'at 2']);
    expect(numbers(packed, shipments, wrong(), [returnOf('u', 4)])).toEqual(['at 1', 'at 5']);
    expect(numbers(packed, shipments, wrong(), [returnOf('other', 4)])).toEqual(['at 1']);
    expect(numbers(packed, shipments, wrong(id(304)), [returnOf('u', 4)])).toEqual(['at 1']);
    expect(numbers(packed, shipments, wrong(id(404)), [returnOf('u', 4)])).toEqual(['at 1']);
  });

  it('was not in it where the packing was declared wrong, for the unit or for the carton', () => {
    const shipments = [shipment('one', 'C', 2)];
    expect(numbers([packing('C', 1)], shipments, wrong(id(1)))).toEqual([]);
    expect(numbers([packing('C', 1)], shipments, wrong(id(101)))).toEqual([]);
  });
});
