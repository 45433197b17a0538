import { describe, expect, it } from '@jest/globals';
import { Family, findStanding } from '@tracegraph/unit-reference';
import type { FamilyEvent } from '@tracegraph/unit-reference';

import { corrected, happened } from './family-events';

const standingOf = (unitKey: string, ...events: FamilyEvent[]) => findStanding(unitKey, new Family(events));
const shipped = (at: number, unit: string, number: string) =>
  happened(at, 'SHIPPED', unit, null, {
    shipmentNumber: number,
    soldTo: `to-${number}`,
    shipToCountry: null,
  });
const returned = (at: number, unit: string) => happened(at, 'RETURNED', unit);
const installed = (at: number, unit: string, container: string) => happened(at, 'INSTALLED', unit, container);
const removed = (at: number, unit: string, container: string) => happened(at, 'REMOVED', unit, container);
const state = (at: number, unit: string, value: string) =>
  happened(at, 'DISPOSITION', unit, null, { state: value });
const awayWith = (unit: string, ...events: FamilyEvent[]) =>
  standingOf(unit, ...events).shipment?.shipmentNumber ?? null;
const stateOf = (unit: string, ...events: FamilyEvent[]) => standingOf(unit, ...events).state;

describe('a unit nothing is known of', () => {
  it('is outside of others, unregistered, without owner, order, state and customer', () => {
    expect(standingOf('u')).toEqual({
      ...{ unitKey: 'u', boundKeys: [], outermostKey: 'u', isRegistered: false, ownerCode: null },
      ...{ workOrders: [], state: null, stateTime: null, shipment: null },
    });
  });
});

describe('the owner of a unit', () => {
  it('is that of its own registration, also where a place bound to it was registered later without one', () => {
    const standing = standingOf(
      'u',
      happened(1, 'BOUND', 'u', 'place'),
      happened(2, 'REGISTERED', 'u', null, { ownerCode: 'acme' }),
      happened(3, 'REGISTERED', 'place', null, { ownerCode: null }),
    );
    expect(standing).toMatchObject({ isRegistered: true, ownerCode: 'acme' });
  });

  it('is none while a registration says none', () => {
    expect(standingOf('u', happened(1, 'REGISTERED', 'u', null, { ownerCode: null }))).toMatchObject({
      ...{ isRegistered: true, ownerCode: null },
    });
  });
});

describe('the work orders of a unit', () => {
  it('are each named once, by code point, also those of the places bound to it, percent-encoded', () => {
    const order = (unit: string, number: string) =>
      happened(1, 'WORK_ORDER', unit, null, { site: 'a', number });
    const events = [
      order('u', 'b/1'),
      order('place', 'A'),
      order('u', 'A'),
      happened(2, 'BOUND', 'u', 'place'),
    ];
    expect(standingOf('u', ...events).workOrders).toEqual(['a/A', 'a/b%2F1']);
  });
});

describe('what a unit is inside of', () => {
  it('is the end of the chain, whichever step was recorded first, and places stand for their units', () => {
    const events = [
      installed(5, 'place-of-board', 'place-of-box'),
      installed(4, 'chip', 'board'),
      happened(6, 'BOUND', 'box', 'place-of-box'),
      happened(7, 'BOUND', 'board', 'place-of-board'),
    ];
    expect(standingOf('chip', ...events).outermostKey).toBe('box');
    expect(standingOf('place-of-board', ...events)).toMatchObject({
      boundKeys: ['board'],
      outermostKey: 'box',
    });
  });

  it('is nothing from its removal on, and again what it was where the removal was declared wrong', () => {
    const removal = removed(2, 'u', 'box');
    expect(standingOf('u', installed(1, 'u', 'box'), removal).outermostKey).toBe('u');
    const events = [installed(1, 'u', 'box'), removal, corrected(removal, 'UNIT_REMOVAL')];
    expect(standingOf('u', ...events).outermostKey).toBe('box');
  });

  it('is of two at once the one it was put into last', () => {
    expect(standingOf('u', installed(2, 'u', 'b'), installed(1, 'u', 'c')).outermostKey).toBe('b');
    expect(standingOf('u', installed(1, 'u', 'b'), installed(1, 'u', 'c')).outermostKey).toBe('c');
  });

  it('ends where units contain each other', () => {
    const events = [
      installed(1, 'a', 'b'),
      installed(2, 'b', 'c'),
      installed(3, 'c', 'a'),
      shipped(4, 'b', 'S'),
    ];
    expect(standingOf('a', ...events)).toMatchObject({ outermostKey: 'c', shipment: null });
    expect(standingOf('a', installed(1, 'a', 'a')).outermostKey).toBe('a');
  });
});

describe('the shipment with which a unit is away', () => {
  it('is the last one, until it comes back', () => {
    expect(awayWith('u', shipped(3, 'u', 'S2'), shipped(1, 'u', 'S1'))).toBe('S2');
    expect(awayWith('u', shipped(1, 'u', 'S1'), returned(2, 'u'))).toBeNull();
    expect(awayWith('u', shipped(3, 'u', 'S1'), returned(2, 'u'))).toBe('S1');
  });

  it('says whom it was sold to, where it was sent and when', () => {
    expect(standingOf('u', shipped(3, 'u', 'S')).shipment).toEqual({
      ...{ shipmentNumber: 'S', soldTo: 'to-S', shipTo: null, shipToCountry: null, shippedTime: new Date(3) },
    });
  });

  it('is that of what it is inside of, also where that left before it was put in', () => {
    expect(awayWith('u', installed(1, 'u', 'box'), shipped(2, 'box', 'S'))).toBe('S');
    expect(awayWith('u', installed(3, 'u', 'box'), shipped(2, 'box', 'S'))).toBe('S');
  });

  it('is none while it is inside of what never left, and stays none when it is taken out', () => {
    const inside = [shipped(1, 'u', 'S'), installed(2, 'u', 'box')];
    expect(awayWith('u', ...inside)).toBeNull();
    expect(awayWith('u', ...inside, removed(3, 'u', 'box'))).toBeNull();
  });

  it('stays with it when it is taken out, until it comes back or leaves by itself', () => {
    const events = [installed(1, 'u', 'box'), shipped(2, 'box', 'S'), removed(4, 'u', 'box')];
    expect(awayWith('u', ...events)).toBe('S');
    expect(awayWith('u', ...events, returned(5, 'box'))).toBe('S');
    expect(awayWith('u', ...events, returned(5, 'u'))).toBeNull();
    expect(awayWith('u', ...events, returned(4, 'u'))).toBeNull();
    expect(awayWith('u', ...events, returned(5, 'u'), shipped(6, 'u', 'S2'))).toBe('S2');
  });

  it('is not one with which its container leaves at the very time it is taken out', () => {
    const events = [installed(1, 'u', 'box'), removed(2, 'u', 'box')];
    expect(awayWith('u', ...events, shipped(2, 'box', 'S'))).toBeNull();
    expect(awayWith('u', ...events, shipped(1, 'box', 'S'))).toBe('S');
  });

  it('is inherited through every step of the chain at that time', () => {
    const events = [installed(1, 'chip', 'board'), installed(2, 'board', 'box'), shipped(3, 'box', 'S')];
    expect(awayWith('chip', ...events, removed(4, 'board', 'box'))).toBe('S');
    expect(awayWith('chip', ...events, removed(3, 'board', 'box'))).toBeNull();
    expect(awayWith('chip', ...events, removed(4, 'board', 'box'), returned(5, 'board'))).toBeNull();
  });

  it('does not count where it was declared wrong', () => {
    const wrong = shipped(2, 'u', 'wrong');
    expect(awayWith('u', shipped(1, 'u', 'right'), wrong, corrected(wrong, 'SHIPMENT'))).toBe('right');
    const back = returned(3, 'u');
    expect(awayWith('u', shipped(1, 'u', 'right'), back, corrected(back, 'RETURN'))).toBe('right');
  });
});

describe('the state of a unit', () => {
  it('is its latest one by time, then by event id', () => {
    expect(stateOf('u', state(2, 'u', 'HELD'), state(1, 'u', 'RELEASED'))).toBe('HELD');
    expect(stateOf('u', state(1, 'u', 'HELD'), state(1, 'u', 'RELEASED'))).toBe('RELEASED');
  });

  it('is that of what it is inside of, and its own where that has none', () => {
    const events = [state(1, 'u', 'HELD'), installed(2, 'u', 'box')];
    expect(stateOf('u', ...events)).toBe('HELD');
    expect(stateOf('u', ...events, state(1, 'box', 'RELEASED'))).toBe('RELEASED');
  });

  it('stays what it was inside when it is taken out, until it gets one of its own', () => {
    const events = [installed(1, 'u', 'box'), state(2, 'box', 'RELEASED'), removed(3, 'u', 'box')];
    expect(stateOf('u', ...events, state(4, 'box', 'SCRAPPED'))).toBe('RELEASED');
    expect(stateOf('u', ...events, state(3, 'box', 'SCRAPPED'))).toBe('RELEASED');
    expect(stateOf('u', ...events, state(4, 'u', 'HELD'))).toBe('HELD');
    expect(stateOf('u', state(0, 'u', 'HELD'), ...events)).toBe('RELEASED');
  });

  it('is its own again where what it was taken out of had none', () => {
    const events = [state(1, 'u', 'HELD'), installed(2, 'u', 'box'), removed(3, 'u', 'box')];
    expect(stateOf('u', ...events)).toBe('HELD');
  });
});
