import { describe, expect, it } from '@jest/globals';

import {
  isOutsideValidity,
  keyStateAt,
  keyStateAtSigning,
} from '../../../../subgraphs/firmware/src/services/key-history';

const day = (n: number): Date => new Date(Date.UTC(2026, 0, n));
const state = (name: string, since: number, compromisedSince: number | null = null) => ({
  state: name,
  eventTime: day(since),
  compromisedSinceTime: compromisedSince === null ? null : day(compromisedSince),
});
const validity = { validFromTime: day(5), validToTime: day(20) };

describe('the state of a key', () => {
  it('is the latest one recorded at or before the time', () => {
    const history = { validity, states: [state('ACTIVE', 5), state('SUSPENDED', 8), state('ACTIVE', 10)] };
    expect([5, 8, 9, 10, 20].map((n) => keyStateAt(history, day(n)))).toEqual([
      'ACTIVE',
      'SUSPENDED',
      'SUSPENDED',
      'ACTIVE',
      'ACTIVE',
    ]);
  });

  it('before any state is ACTIVE within the validity of a registered key, else UNKNOWN', () => {
    expect([4, 5, 20, 21].map((n) => keyStateAt({ validity, states: [] }, day(n)))).toEqual([
      'UNKNOWN',
      'ACTIVE',
      'ACTIVE',
      'UNKNOWN',
    ]);
    expect(keyStateAt({ validity: null, states: [] }, day(9))).toBe('UNKNOWN');
  });

  it('outside the validity is UNKNOWN where it was ACTIVE, and else stays as strict as it was', () => {
    const since = (name: string) => ({ validity, states: [state(name, 1)] });
    for (const n of [2, 21]) {
      expect(keyStateAt(since('ACTIVE'), day(n))).toBe('UNKNOWN');
      expect(keyStateAtSigning(since('ACTIVE'), day(n))).toBe('UNKNOWN');
      for (const strict of ['SUSPENDED', 'RETIRED', 'COMPROMISED', 'DESTROYED'])
        expect(keyStateAt(since(strict), day(n))).toBe(strict);
    }
    expect(keyStateAt({ validity: null, states: [state('ACTIVE', 1)] }, day(30))).toBe('ACTIVE');
  });

  it('of a key without limits of validity is ACTIVE at any time', () => {
    const unlimited = { validFromTime: null, validToTime: null };
    expect(isOutsideValidity(unlimited, day(1))).toBe(false);
    expect(keyStateAt({ validity: unlimited, states: [] }, day(1))).toBe('ACTIVE');
  });
});

describe('the state of a key when it signed', () => {
  const history = { validity, states: [state('ACTIVE', 5), state('COMPROMISED', 15, 12)] };

  it('is the state then in force', () => {
    expect(keyStateAtSigning(history, day(11))).toBe('ACTIVE');
  });

  it('is COMPROMISED since the suspected time, though that was found later', () => {
    expect(keyStateAt(history, day(12))).toBe('ACTIVE');
    expect(keyStateAtSigning(history, day(12))).toBe('COMPROMISED');
  });

  it('stays COMPROMISED whatever comes later', () => {
    const later = { validity, states: [...history.states, state('RETIRED', 18)] };
    expect(keyStateAtSigning(later, day(19))).toBe('COMPROMISED');
  });
});
