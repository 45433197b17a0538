import 'reflect-metadata';

import { describe, expect, it } from '@jest/globals';

import { IdentityKind } from '../../../../subgraphs/units/src/entities/identity';
import { normaliseIdentity } from '../../../../subgraphs/units/src/services/identity-value';

describe('the normal form of an identity', () => {
  it.each([
    ['0xAB12', 'ab12'],
    ['AB:12:FF', 'ab12ff'],
    ['AB-12', 'ab12'],
    ['AB:12-FF', 'AB:12-FF'],
    ['Chip-7', 'Chip-7'],
  ])('of the UID %s is %s', (text, normal) => {
    expect(normaliseIdentity(IdentityKind.UID, text)).toBe(normal);
  });

  it('of a secondary serial number is itself', () => {
    expect(normaliseIdentity(IdentityKind.SECONDARY_SERIAL, 'aB(1)')).toBe('aB(1)');
    expect(normaliseIdentity(IdentityKind.SECONDARY_SERIAL, '')).toBeNull();
  });
});
