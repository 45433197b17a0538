import { describe, expect, it } from '@jest/globals';
import { parseEui48, parseEui64, parseImei } from '@tracegraph/gs1';
import fc from 'fast-check';

import { digits } from './arbitraries';

const anOctet = fc.nat(255).map((octet) => octet.toString(16).padStart(2, '0'));

function octets(count: number): fc.Arbitrary<string[]> {
  return fc.array(anOctet, { minLength: count, maxLength: count });
}

const refused = (code: string) => expect.objectContaining({ code });

describe('an EUI-48', () => {
  it('is the same in every usual notation', () => {
    fc.assert(
      fc.property(octets(6), (parts) => {
        fc.pre(parseInt(parts[0] ?? '', 16) % 2 === 0);
        const plain = parts.join('');
        const dotted = plain.replace(/(.{4})(.{4})(.{4})/, '$1.$2.$3');
        for (const text of [plain, plain.toUpperCase(), parts.join(':'), parts.join('-'), dotted])
          expect(parseEui48(text)).toBe(plain);
      }),
    );
  });

  it.each(['01005e000001', 'ff:ff:ff:ff:ff:ff', '33-33-00-00-00-01'])(
    'of a group, %s, names no device',
    (text) => {
      expect(() => parseEui48(text)).toThrow(refused('EUI_48_MULTICAST'));
    },
  );

  it.each([
    '',
    'c0:15-b9:2d:0f:3b',
    'c015b92d0f3',
    'c015b92d0f3bff',
    'c0:15:b9:2d:0f:3g',
    'c0:15:b9:2d:0f:3b ',
  ])('is not %j', (text) => {
    expect(() => parseEui48(text)).toThrow(refused('EUI_48_MALFORMED'));
  });
});

describe('an EUI-64', () => {
  it('is the same in every usual notation', () => {
    fc.assert(
      fc.property(octets(8), (parts) => {
        const plain = parts.join('');
        const groups = plain.match(/.{4}/g) ?? [];
        for (const text of [plain, parts.join(':'), parts.join('-'), groups.join('.'), groups.join(':')])
          expect(parseEui64(text.toUpperCase())).toBe(plain);
      }),
    );
  });

  it('is never made of an EUI-48', () => {
    expect(() => parseEui64('c015b92d0f3b')).toThrow(refused('EUI_64_MALFORMED'));
  });
});

describe('an IMEI (3GPP TS 23.003 §6)', () => {
  it('is the same with and without hyphens', () => {
    expect(parseImei('35-209900-176148-1')).toBe('352099001761481');
    expect(parseImei('352099001761481')).toBe('352099001761481');
  });

  it('has exactly one check digit', () => {
    fc.assert(
      fc.property(digits(14), (text) => {
        const accepted = Array.from({ length: 10 }, (_, digit) => `${text}${digit}`).filter((imei) => {
          try {
            return parseImei(imei) === imei;
          } catch {
            return false;
          }
        });
        expect(accepted).toHaveLength(1);
      }),
    );
  });

  it('is refused where a digit is wrong', () => {
    expect(() => parseImei('352099001761482')).toThrow(refused('IMEI_CHECK_DIGIT_WRONG'));
  });

  it.each(['', '35209900176148', '3520990017614810', '35209900176148A'])('is not %j', (text) => {
    expect(() => parseImei(text)).toThrow(refused('IMEI_MALFORMED'));
  });
});
