import { createHash } from 'node:crypto';

import { describe, expect, it } from '@jest/globals';
import { canonicalJson, contentSha256 } from '@tracegraph/ledger';
import type { JsonValue } from '@tracegraph/ledger';
import fc from 'fast-check';

const aJsonValue = fc.jsonValue({ stringUnit: 'grapheme' }) as fc.Arbitrary<JsonValue>;

/** The same content with the members of every object in the opposite order. */
function reordered(value: JsonValue): JsonValue {
  if (Array.isArray(value)) return (value as readonly JsonValue[]).map(reordered);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([name, member]): [string, JsonValue] => [name, reordered(member)]),
  );
}

describe('canonical JSON (RFC 8785)', () => {
  it('is the text of the RFC for the example of the RFC (§3.2.3, §3.2.4)', () => {
    const example = {
      numbers: [Number('333333333.33333329'), 1e30, 4.5, 2e-3, 0.000000000000000000000000001],
      string: '\u20ac$\u000f\u000aA\'\u0042\u0022\u005c\\"/',
      literals: [null, true, false],
    };
    expect(canonicalJson(example)).toBe(
      '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    );
  });

  it('orders members by UTF-16 code units (RFC 8785 §3.2.3)', () => {
    const example = {
      '\u20ac': 'Euro Sign',
      '\r': 'Carriage Return',
      '\ufb33': 'Hebrew Letter Dalet With Dagesh',
      '1': 'One',
      '\ud83d\ude00': 'Emoji: Grinning Face',
      '\u0080': 'Control',
      '\u00f6': 'Latin Small Letter O With Diaeresis',
    };
    expect(Object.values(JSON.parse(canonicalJson(example)) as Record<string, string>)[0]).toBe('One');
    expect([...canonicalJson(example).matchAll(/:"([^"]+)"/g)].map(([, value]) => value)).toEqual([
      'Carriage Return',
      'One',
      'Control',
      'Latin Small Letter O With Diaeresis',
      'Euro Sign',
      'Emoji: Grinning Face',
      'Hebrew Letter Dalet With Dagesh',
    ]);
  });

  it('is the same whatever the order of members', () => {
    fc.assert(
      fc.property(aJsonValue, (value) => {
        expect(canonicalJson(reordered(value))).toBe(canonicalJson(value));
      }),
    );
  });

  it('is the same after a round trip through JSON', () => {
    fc.assert(
      fc.property(aJsonValue, (value) => {
        const text = canonicalJson(value);
        expect(canonicalJson(JSON.parse(text) as JsonValue)).toBe(text);
      }),
    );
  });

  it('differs for different contents', () => {
    const contents: JsonValue[] = [
      null,
      false,
      0,
      '',
      '0',
      [],
      {},
      [null],
      [0],
      { a: null },
      { a: 0 },
      { a: '0' },
    ];
    expect(new Set(contents.map(canonicalJson)).size).toBe(contents.length);
  });

  it('keeps the order of lists, and the case and form of texts', () => {
    expect(canonicalJson([2, 1])).not.toBe(canonicalJson([1, 2]));
    expect(canonicalJson('a')).not.toBe(canonicalJson('A'));
    expect(canonicalJson('\u00e9')).not.toBe(canonicalJson('e\u0301'));
  });
});

describe('the hash of a content', () => {
  it('is the SHA-256 of its canonical text in UTF-8', () => {
    expect(contentSha256({ b: 'ä', a: 1 })).toBe(
      createHash('sha256').update(Buffer.from('{"a":1,"b":"ä"}', 'utf8')).digest('hex'),
    );
  });

  it('is known for a known content', () => {
    expect(contentSha256({})).toBe('44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a');
  });
});

describe('abuse: what would vanish from the hash or stand for something else', () => {
  const sparse: unknown[] = [];
  sparse[2] = 1;
  it.each<[string, unknown]>([
    ['undefined', undefined],
    ['a member that is undefined', { a: { b: undefined } }],
    ['an item that is undefined', [1, undefined]],
    ['a list with holes', sparse],
    ['NaN', { a: Number.NaN }],
    ['an infinite number', [Infinity]],
    ['a function', { a: () => 1 }],
    ['a symbol', [Symbol('a')]],
    ['a bigint', { a: 1n }],
    ['a date', { a: new Date(0) }],
    ['a map', new Map([['a', 1]])],
    ['bytes', { a: Buffer.from('a') }],
    ['what names its own JSON', { toJSON: () => ({}) }],
    ['half of a surrogate pair', 'a\ud800'],
    ['a name with half of a surrogate pair', { 'a\udc00b': 1 }],
  ])('%s is refused', (_name, value) => {
    expect(() => contentSha256(value as JsonValue)).toThrow(TypeError);
  });

  it('says where', () => {
    expect(() => canonicalJson({ a: [{ b: undefined }] } as unknown as JsonValue)).toThrow(
      'Expected a JSON value at $.a.0.b, received undefined; use null for absent.',
    );
  });

  it('takes a member named __proto__ for a member', () => {
    expect(canonicalJson(JSON.parse('{"__proto__":{"a":1}}') as JsonValue)).toBe('{"__proto__":{"a":1}}');
  });
});
