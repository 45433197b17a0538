import { describe, expect, it } from '@jest/globals';
import {
  base64,
  country,
  date,
  decimal,
  firmwareDigest,
  name,
  optional,
  partyCode,
  productionDate,
  sha256,
  siteCode,
  textReader,
  time,
  toRefusal,
  unitKey,
  uuid,
} from '@tracegraph/record';
import fc from 'fast-check';
import { z } from 'zod';

/** The value read, or the code of the refusal. */
function read(reader: z.ZodType, text: unknown): unknown {
  const result = reader.safeParse(text);
  return result.success ? result.data : { refused: toRefusal(result.error, text).code };
}

const refused = (code: string) => ({ refused: code });
const HEX = 'ab'.repeat(32);

describe('a time (RFC 3339)', () => {
  it.each([
    '2026-10-25T02:30:00+01:00',
    '2026-10-25T02:30:00.125Z',
    '2026-10-25t02:30:00z',
    '2026-10-25T02:30:00.123456789012-09:30',
    '2024-02-29T23:59:59+14:00',
    '2026-10-25T02:30:00-00:00',
  ])('is kept as it came: %s', (text) => {
    expect(read(time, text)).toBe(text);
  });

  it.each([
    ['has no offset', '2026-10-25T02:30:00'],
    ['has no time', '2026-10-25'],
    ['has no seconds', '2026-10-25T02:30+01:00'],
    ['names a day that does not exist', '2026-02-29T00:00:00Z'],
    ['names the hour 24, which PostgreSQL would move to the next day', '2026-10-25T24:00:00Z'],
    ['names the minute 60', '2026-10-25T02:60:00Z'],
    ['has an offset that no place has', '2026-10-25T02:30:00+14:01'],
    ['has an offset PostgreSQL does not know', '2026-10-25T02:30:00+16:00'],
    ['lies in the year 0, which PostgreSQL does not know', '0000-01-01T00:00:00Z'],
    ['lies in the year 0 in UTC', '0001-01-01T00:00:00+14:00'],
    ['lies in the year 10000 in UTC', '9999-12-31T23:59:59-14:00'],
    ['is rounded into the year 10000', '9999-12-31T23:59:59.9999999Z'],
    ['says never', '9999-12-31T23:59:59Z'],
    ['is earlier than every offset allows', '0001-01-01T23:59:59Z'],
    ['is written with a space', '2026-10-25 02:30:00Z'],
    ['is written otherwise', '25.10.2026 02:30'],
    ['ends with a line break', '2026-10-25T02:30:00Z\n'],
    ['has more than 12 decimals', `2026-10-25T02:30:00.${'1'.repeat(13)}Z`],
  ])('is refused where it %s', (_name, text) => {
    expect(read(time, text)).toEqual(refused('EVENT_TIME_MALFORMED'));
  });

  it.each(['0001-01-02T00:00:00Z', '9999-12-30T23:59:59.999999999Z', '9999-12-30T23:59:59+14:00'])(
    'is read at the ends of what can be written: %s',
    (text) => {
      expect(read(time, text)).toBe(text);
    },
  );

  it('is read for every instant and every offset of a place', () => {
    const anOffset = fc.integer({ min: -14 * 60, max: 14 * 60 }).map((minutes) => {
      const clock = [Math.trunc(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
      return `${minutes < 0 ? '-' : '+'}${clock.map((part) => String(part).padStart(2, '0')).join(':')}`;
    });
    const anInstant = fc.date({
      min: new Date('0001-01-03T00:00:00Z'),
      max: new Date('9999-12-30T00:00:00Z'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(anInstant, anOffset, (instant, offset) => {
        const text = instant.toISOString().replace('Z', offset);
        expect(read(time, text)).toBe(text);
      }),
    );
  });
});

describe('a date', () => {
  it('is a day that exists', () => {
    expect(read(date, '2024-02-29')).toBe('2024-02-29');
    for (const text of ['2023-02-29', '2026-13-01', '2026-00-10', '2026-01-00', '26-01-01', '0000-01-01', ''])
      expect(read(date, text)).toEqual(refused('DATE_MALFORMED'));
  });

  it('of production may leave the day open, as GS1 allows (AI 11)', () => {
    expect(read(productionDate, '2026-02-00')).toBe('2026-02-00');
    expect(read(productionDate, '2026-02-28')).toBe('2026-02-28');
    for (const text of ['2026-13-00', '2026-00-00', '2026-02-30', '2026-02'])
      expect(read(productionDate, text)).toEqual(refused('DATE_MALFORMED'));
  });
});

describe('a name', () => {
  it('is trimmed', () => {
    expect(read(name, '  A b\t')).toBe('A b');
  });

  it.each([
    ['of blanks', ' \u00a0\t', 'TEXT_EMPTY'],
    ['of more than 1,000 characters', 'a'.repeat(1_001), 'TEXT_TOO_LONG'],
    ['of more than 2,000 bytes, which PostgreSQL could not index', '語'.repeat(667), 'TEXT_TOO_LONG'],
    ['with NUL, which PostgreSQL cannot store', 'a\0b', 'TEXT_MALFORMED'],
    ['with half of a surrogate pair', 'a\ud83d', 'TEXT_MALFORMED'],
    ['with the other half', '\ude00b', 'TEXT_MALFORMED'],
  ])('%s is refused', (_name, text, code) => {
    expect(read(name, text)).toEqual(refused(code));
  });

  it('of 1,000 characters is read', () => {
    expect(read(name, 'a'.repeat(1_000))).toHaveLength(1_000);
    expect(read(name, '😀')).toBe('😀');
  });

  it('is a text: a number is refused', () => {
    expect(read(name, 7)).toEqual(refused('FIELD_MALFORMED'));
  });
});

describe('a decimal', () => {
  it.each(['0', '-12.5', '+3.3e-6', '1.', '.5', '1E10', '007'])('is kept as it came: %s', (text) => {
    expect(read(decimal, text)).toBe(text);
  });

  it.each([
    '',
    '.',
    '-',
    '1,5',
    '1e',
    '1e1000',
    '0x10',
    'NaN',
    'Infinity',
    ' 1',
    '1 ',
    '٣',
    '1.2.3',
    '9'.repeat(1_001),
  ])('is not %j', (text) => {
    expect(read(decimal, text)).toEqual(refused('DECIMAL_MALFORMED'));
  });

  it('is one for every number JSON can write', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (number) => {
        expect(read(decimal, String(number))).toBe(String(number));
      }),
    );
  });
});

describe('ids, hashes and codes', () => {
  it.each([
    ['UUID', uuid, 'B4E7A1C0-0000-4000-8000-00000000000F', 'b4e7a1c0-0000-4000-8000-00000000000f'],
    ['SHA-256', sha256, HEX.toUpperCase(), HEX],
    ['firmware digest', firmwareDigest, `file:SHA256:${HEX.toUpperCase()}`, `FILE:sha256:${HEX}`],
    ['country', country, 'de', 'DE'],
    ['unit key', unitKey, '01/9521234543213/21/%41%2f', '01/09521234543213/21/A%2F'],
  ])('a %s has one text', (_name, reader, text, canonical) => {
    expect(read(reader, text)).toBe(canonical);
    expect(read(reader, canonical)).toBe(canonical);
  });

  it.each([
    ['UUID', uuid, 'b4e7a1c0000040008000000000000000', 'EVENT_ID_MALFORMED'],
    ['UUID', uuid, '{b4e7a1c0-0000-4000-8000-00000000000f}', 'EVENT_ID_MALFORMED'],
    ['SHA-256', sha256, HEX.slice(1), 'SHA256_MALFORMED'],
    ['SHA-256', sha256, `${HEX}\n`, 'SHA256_MALFORMED'],
    ['firmware digest', firmwareDigest, `sha256:${HEX}`, 'DIGEST_MALFORMED'],
    ['firmware digest', firmwareDigest, `FLASH:sha256:${HEX}`, 'DIGEST_MALFORMED'],
    ['country', country, 'ß', 'COUNTRY_MALFORMED'],
    ['country', country, 'ﬁ', 'COUNTRY_MALFORMED'],
    ['country', country, 'DEU', 'COUNTRY_MALFORMED'],
    ['site', siteCode, 'north hall', 'SITE_MALFORMED'],
    ['party', partyCode, 'ACME', 'PARTY_CODE_MALFORMED'],
    ['base64', base64, '', 'BASE64_MALFORMED'],
    ['base64', base64, 'YQ', 'BASE64_MALFORMED'],
    ['base64', base64, 'YR==', 'BASE64_MALFORMED'],
    ['base64', base64, '_-8=', 'BASE64_MALFORMED'],
    ['unit key', unitKey, 'S1', 'UNIT_KEY_MALFORMED'],
    ['unit key', unitKey, '01/09521234543214/21/A', 'GTIN_CHECK_DIGIT_WRONG'],
  ])('a %s is not %j', (_name, reader, text, code) => {
    expect(read(reader, text)).toEqual(refused(code));
  });

  it('bytes are read from exactly one text', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1 }), (bytes) => {
        const text = Buffer.from(bytes).toString('base64');
        expect(read(base64, text)).toBe(text);
      }),
    );
  });
});

describe('an optional field', () => {
  it('is null where it is absent or null, so that both have one hash', () => {
    const schema = z.object({ a: optional(name) });
    expect([schema.parse({}), schema.parse({ a: null }), schema.parse({ a: undefined })]).toEqual(
      Array(3).fill({ a: null }),
    );
  });

  it('is refused where it is there but cannot be read', () => {
    expect(read(optional(name), '')).toEqual(refused('TEXT_EMPTY'));
  });
});

describe('abuse', () => {
  it('no reader throws, whatever comes', () => {
    const readers = {
      base64,
      country,
      date,
      decimal,
      firmwareDigest,
      name,
      partyCode,
      productionDate,
      sha256,
      siteCode,
      time,
      unitKey,
      uuid,
    };
    fc.assert(
      fc.property(fc.anything(), fc.constantFrom(...Object.values(readers)), (value, reader: z.ZodType) => {
        reader.safeParse(value);
      }),
    );
  });

  it('no reader takes longer than its text is long', () => {
    const startedAt = performance.now();
    for (const reader of [decimal, time, date, uuid, base64, unitKey, name, firmwareDigest])
      for (const unit of ['9', '.', ' ', '%', 'é']) read(reader, `${unit.repeat(200_000)}!`);
    expect(performance.now() - startedAt).toBeLessThan(2_000);
  });

  it('an error of the program is not taken for a malformed text', () => {
    const broken = textReader('FIELD_MALFORMED', () => {
      throw new RangeError('broken');
    });
    expect(() => broken.safeParse('a')).toThrow(RangeError);
  });
});
