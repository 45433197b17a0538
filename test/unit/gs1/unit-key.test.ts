import { describe, expect, it } from '@jest/globals';
import {
  Gs1Error,
  encodeKeyPart,
  formatUnitKey,
  isPrintable,
  parseUnitKey,
  productKeyOf,
} from '@tracegraph/gs1';
import type { UnitKey } from '@tracegraph/gs1';
import fc from 'fast-check';

import { aGtin, aGs1Serial, aPrintable } from './arbitraries';

const aUnitKey: fc.Arbitrary<UnitKey> = fc.oneof(
  fc.record({ scheme: fc.constant('01' as const), gtin: aGtin, serialNumber: aGs1Serial }),
  fc.record({
    scheme: fc.constant('part' as const),
    owner: fc.stringMatching(/^[a-z0-9-]{1,40}$/),
    partNumber: aPrintable,
    serialNumber: aPrintable,
  }),
  fc.record({
    scheme: fc.constant('panel' as const),
    site: fc.stringMatching(/^[A-Za-z0-9-]{1,40}$/),
    panelId: aPrintable,
    position: fc.integer({ min: 1, max: 99_999 }),
  }),
);

function codeOf(text: string): string {
  try {
    parseUnitKey(text);
  } catch (error) {
    if (error instanceof Gs1Error) return error.code;
  }
  return 'read';
}

describe('the text of a unit key', () => {
  it('gives back the parts it was made of', () => {
    fc.assert(
      fc.property(aUnitKey, (key) => {
        expect(parseUnitKey(formatUnitKey(key))).toEqual(key);
      }),
    );
  });

  it('is the same for every valid encoding of its parts', () => {
    fc.assert(
      fc.property(aUnitKey, (key) => {
        const canonical = formatUnitKey(key);
        const encodedFurther = canonical.replace(/%..|[^/]/g, (sign) =>
          sign.length > 1 ? sign : `%${sign.charCodeAt(0).toString(16)}`,
        );
        expect(formatUnitKey(parseUnitKey(encodedFurther))).toBe(canonical);
        const lowerCaseEscapes = canonical.replace(/%[0-9A-F]{2}/g, (escape) => escape.toLowerCase());
        expect(formatUnitKey(parseUnitKey(lowerCaseEscapes))).toBe(canonical);
      }),
    );
  });

  it('differs for different units', () => {
    fc.assert(
      fc.property(aUnitKey, aUnitKey, (one, other) => {
        const same = JSON.stringify(one) === JSON.stringify(other);
        expect(formatUnitKey(one) === formatUnitKey(other)).toBe(same);
      }),
    );
  });

  it('escapes all but the unreserved characters of RFC 3986', () => {
    expect(encodeKeyPart(`-._~a0/%!'()*+ `)).toBe('-._~a0%2F%25%21%27%28%29%2A%2B%20');
  });

  it('keeps the case of a serial number', () => {
    expect(formatUnitKey(parseUnitKey('01/09521234543213/21/aB'))).not.toBe(
      formatUnitKey(parseUnitKey('01/09521234543213/21/Ab')),
    );
  });

  it('holds a GTIN with 14 digits, however many were given', () => {
    expect(formatUnitKey(parseUnitKey('01/9521234543213/21/A'))).toBe('01/09521234543213/21/A');
  });
});

describe('the key of a product', () => {
  it('is the unit key without what tells its units apart', () => {
    expect(productKeyOf(parseUnitKey('01/09521234543213/21/S1'))).toBe('01/09521234543213');
    expect(productKeyOf(parseUnitKey('part/acme/A%2F1/S1'))).toBe('part/acme/A%2F1');
    expect(productKeyOf(parseUnitKey('panel/north/P1/3'))).toBe('panel/north');
  });
});

describe('what is no unit key', () => {
  it.each([
    ['', 'UNIT_KEY_MALFORMED'],
    ['S1', 'UNIT_KEY_MALFORMED'],
    ['01/09521234543213', 'UNIT_KEY_MALFORMED'],
    ['01/09521234543213/21/A/B', 'UNIT_KEY_MALFORMED'],
    ['01/09521234543213/10/A', 'UNIT_KEY_MALFORMED'],
    ['01/09521234543213/21/%E4', 'UNIT_KEY_MALFORMED'],
    ['01/09521234543214/21/A', 'GTIN_CHECK_DIGIT_WRONG'],
    ['01/0952123454321/21/A', 'GTIN_CHECK_DIGIT_WRONG'],
    ['01/x/21/A', 'GTIN_MALFORMED'],
    ['01/00000000000000/21/A', 'GTIN_MALFORMED'],
    ['01/09521234543213/21/', 'SERIAL_NUMBER_MALFORMED'],
    ['01/09521234543213/21/A B', 'SERIAL_NUMBER_MALFORMED'],
    ['01/09521234543213/21/%00', 'SERIAL_NUMBER_MALFORMED'],
    ['01/09521234543213/21/123456789012345678901', 'SERIAL_NUMBER_MALFORMED'],
    ['part/Acme/P/S', 'UNIT_KEY_MALFORMED'],
    ['part/acme/P/%20S', 'UNIT_KEY_MALFORMED'],
    ['part/acme/P/S%0A', 'UNIT_KEY_MALFORMED'],
    ['part/acme/%C3%A4/S', 'UNIT_KEY_MALFORMED'],
    ['panel/north/P/0', 'UNIT_KEY_MALFORMED'],
    ['panel/north/P/01', 'UNIT_KEY_MALFORMED'],
    ['panel/north/P/1e2', 'UNIT_KEY_MALFORMED'],
    ['panel/no%2Frth/P/1', 'UNIT_KEY_MALFORMED'],
    ['PART/acme/P/S', 'UNIT_KEY_MALFORMED'],
  ])('refuses %j with %s', (text, code) => {
    expect(codeOf(text)).toBe(code);
  });

  it('throws nothing but coded errors, whatever comes, and says at most 100 characters of it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
        try {
          parseUnitKey(text);
        } catch (error) {
          expect(error).toBeInstanceOf(Gs1Error);
          expect((error as Gs1Error).message.split('Received: ')[1]?.length).toBeLessThanOrEqual(100);
        }
      }),
    );
  });

  it('is refused without delay however long it is', () => {
    const startedAt = performance.now();
    expect(isPrintable(`a${' '.repeat(1_000_000)}`)).toBe(false);
    expect(codeOf('/'.repeat(1_000_000))).toBe('UNIT_KEY_MALFORMED');
    expect(performance.now() - startedAt).toBeLessThan(100);
  });
});
