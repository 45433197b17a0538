import { describe, expect, it } from '@jest/globals';
import { Family } from '@tracegraph/unit-reference';

import { corrected, happened } from './family-events';

const kindsOf = (family: Family, unitKey: string) =>
  family.eventsOf(unitKey, 'REGISTERED', 'DISPOSITION', 'WORK_ORDER').map(({ kind }) => kind);

describe('a place on a panel', () => {
  it('belongs to the unit it was bound to first, by time and then by event id, whatever came first', () => {
    const family = new Family([
      happened(5, 'BOUND', 'late', 'place'),
      happened(3, 'BOUND', 'first', 'place'),
      happened(3, 'BOUND', 'second', 'place'),
    ]);
    expect(family.unitOf('place')).toBe('first');
    expect(family.boundKeys('place')).toEqual(['first', 'second', 'late']);
  });

  it('names a unit once that was bound to it twice', () => {
    const family = new Family([happened(1, 'BOUND', 'u', 'place'), happened(2, 'BOUND', 'u', 'place')]);
    expect(family.boundKeys('place')).toEqual(['u']);
  });

  it('belongs to the next unit where the first binding was declared wrong', () => {
    const wrong = happened(1, 'BOUND', 'wrong', 'place');
    const family = new Family([
      wrong,
      happened(2, 'BOUND', 'right', 'place'),
      corrected(wrong, 'PANEL_BINDING'),
    ]);
    expect(family.unitOf('place')).toBe('right');
    expect(family.eventsOf('wrong', 'BOUND')).toEqual([]);
  });

  it('gives what was recorded under it to every unit bound to it', () => {
    const family = new Family([
      happened(1, 'DISPOSITION', 'place'),
      happened(2, 'BOUND', 'a', 'place'),
      happened(3, 'BOUND', 'b', 'place'),
    ]);
    expect([kindsOf(family, 'a'), kindsOf(family, 'b')]).toEqual([['DISPOSITION'], ['DISPOSITION']]);
  });

  it('is bound by no event that names no other key, or the same one', () => {
    const family = new Family([happened(1, 'BOUND', 'u'), happened(1, 'BOUND', 'v', 'v')]);
    expect([family.unitOf('u'), family.boundKeys('v')]).toEqual(['u', []]);
  });
});

describe('the events of a unit', () => {
  it('are in the order of their times, then of their event ids, not of their arrival', () => {
    const later = happened(2, 'DISPOSITION', 'u');
    const first = happened(1, 'DISPOSITION', 'u');
    const second = happened(1, 'DISPOSITION', 'u');
    const family = new Family([second, later, first]);
    expect(family.eventsOf('u', 'DISPOSITION')).toEqual([first, second, later]);
  });

  it('count the later payload where one event comes again', () => {
    const first = happened(1, 'REGISTERED', 'u', null, { ownerCode: null });
    const again = { ...first, payload: { ownerCode: 'acme' } };
    expect(new Family([first, again]).eventsOf('u', 'REGISTERED')).toEqual([again]);
  });

  it('keep two work orders that came under one event id', () => {
    const first = happened(1, 'WORK_ORDER', 'u', null, { site: 's', number: '1' });
    const other = { ...first, payload: { site: 's', number: '2' } };
    expect(new Family([first, other]).eventsOf('u', 'WORK_ORDER')).toEqual([first, other]);
  });

  it.each([
    ['REGISTERED', 'UNIT'],
    ['BOUND', 'PANEL_BINDING'],
    ['WORK_ORDER', 'WORK_ORDER_ASSIGNMENT'],
    ['WORK_ORDER', 'UNIT'],
    ['WORK_ORDER', 'PANEL'],
    ['DISPOSITION', 'DISPOSITION'],
    ['INSTALLED', 'UNIT_INSTALLATION'],
    ['REMOVED', 'UNIT_REMOVAL'],
    ['SHIPPED', 'SHIPMENT'],
    ['RETURNED', 'RETURN'],
  ])('leave out a %s whose %s was declared wrong, before or after it came', (kind, recordKind) => {
    const wrong = happened(1, kind, 'u', 'other');
    const taken = corrected(wrong, recordKind);
    expect(new Family([wrong, taken]).eventsOf('u', kind)).toEqual([]);
    expect(new Family([taken, wrong]).eventsOf('u', kind)).toEqual([]);
  });

  it('stay where a record of another kind, or of another unit, with the same event id was declared wrong', () => {
    const right = happened(1, 'DISPOSITION', 'u');
    const ofOther = corrected({ ...right, unitKey: 'other' }, 'DISPOSITION');
    const family = new Family([right, corrected(right, 'UNIT'), ofOther]);
    expect(family.eventsOf('u', 'DISPOSITION')).toEqual([right]);
  });
});
