import 'reflect-metadata';

import { describe, expect, it } from '@jest/globals';

import { readIdentifier } from '../../../../subgraphs/units/src/services/identifier-readings';

const read = (identifier: string) => readIdentifier(identifier).map(({ kind, value }) => `${kind} ${value}`);

describe('reading an identifier', () => {
  it('reads nothing from nothing', () => {
    expect(read('')).toEqual([]);
    expect(read('  ')).toEqual([]);
  });

  it('takes a unit key in any encoding, and still tries it as a serial number', () => {
    expect(read('part/a/b/%41').slice(0, 2)).toEqual(['UNIT_KEY part/a/b/A', 'SERIAL_NUMBER part/a/b/%41']);
  });

  it('tries 12 hex digits as serial number, EUI-48 and UID', () => {
    expect(read('02AB00000001')).toEqual([
      'SERIAL_NUMBER 02AB00000001',
      'EUI_48 02ab00000001',
      'UID 02ab00000001',
      'SECONDARY_SERIAL 02AB00000001',
    ]);
  });

  it('reads no EUI-48 from a group address and no IMEI with a wrong check digit', () => {
    expect(read('01-00-5e-00-00-01').map((reading) => reading.split(' ')[0])).not.toContain('EUI_48');
    expect(read('490154203237519').map((reading) => reading.split(' ')[0])).not.toContain('IMEI');
  });

  it('reads no element string without GTIN and serial number', () => {
    expect(read('(10)LOT')).not.toContainEqual(expect.stringContaining('ELEMENT_STRING'));
  });

  it('escapes a bracket of a value that could be taken for an application identifier', () => {
    expect(read('(01)09521234543213(21)A\\(10)B')).toContainEqual(
      'ELEMENT_STRING (01)09521234543213(21)A\\(10)B',
    );
  });
});
