import { readFileSync } from 'node:fs';
import path from 'node:path';

import { describe, expect, it } from '@jest/globals';
import {
  Gs1Error,
  formatUnitKey,
  looksLikeElementString,
  parseDigitalLink,
  parseElementString,
  parseUnitKey,
} from '@tracegraph/gs1';
import type { Element } from '@tracegraph/gs1';
import fc from 'fast-check';

import { aGs1Serial, aGtin } from './arbitraries';

/** A judgement of GS1's reference implementation (gs1/gs1-syntax-engine); `source` names its origin. */
interface Case {
  readonly id: string;
  readonly kind: 'bracketed' | 'raw' | 'dl';
  readonly input: string;
  readonly level: 'ok' | 'association' | 'syntax';
  readonly ais: readonly Element[] | null;
}

const CASES = readFileSync(path.join(__dirname, '../../fixtures/gs1/cases.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Case);

const G = '09521234543213';
const GS = '\u001d';

function read({ kind, input }: Pick<Case, 'kind' | 'input'>): readonly Element[] | string {
  try {
    return kind === 'dl' ? parseDigitalLink(input) : parseElementString(input);
  } catch (error) {
    if (error instanceof Gs1Error) return error.code;
    throw error;
  }
}

const sorted = (elements: readonly Element[]) =>
  [...new Map(elements.map(({ ai, value }) => [`${ai} ${value}`, { ai, value }])).entries()]
    .sort()
    .map(([, e]) => e);

const hasTwoValues = ({ ais }: Case) => new Set(ais?.map(({ ai }) => ai)).size < sorted(ais ?? []).length;

describe("labels judged by GS1's reference implementation", () => {
  it('are enough to mean something', () => {
    expect(CASES.length).toBeGreaterThan(300);
  });

  it('are refused where it calls them malformed', () => {
    const accepted = CASES.filter(({ level }) => level === 'syntax').filter(
      (example) => typeof read(example) !== 'string',
    );
    expect(accepted.map(({ id, input }) => `${id} ${input}`)).toEqual([]);
  });

  it('are read as it reads them, whether or not all AIs that belong together are there', () => {
    const wrong = CASES.filter(({ level, ais }) => level !== 'syntax' && ais)
      .filter((example) => !hasTwoValues(example))
      .filter((example) => {
        const elements = read(example);
        return (
          typeof elements === 'string' ||
          JSON.stringify(sorted(elements)) !== JSON.stringify(sorted(example.ais ?? []))
        );
      });
    expect(wrong.map(({ id, input }) => `${id} ${input}`)).toEqual([]);
  });

  it('are refused where one AI has two values', () => {
    const examples = CASES.filter(hasTwoValues);
    expect(examples.length).toBeGreaterThan(0);
    expect(examples.map(read)).toEqual(examples.map(() => 'ELEMENT_STRING_MALFORMED'));
  });
});

describe('an element string', () => {
  it('gives GTIN and serial number of a unit as scanned, whatever the serial number holds', () => {
    fc.assert(
      fc.property(aGtin, aGs1Serial, aGs1Serial, (gtin, lot, serial) => {
        const expected = [
          { ai: '01', value: gtin },
          { ai: '10', value: lot },
          { ai: '21', value: serial },
        ];
        for (const start of [']d2', ']C1', ']Q3', GS])
          expect(parseElementString(`${start}01${gtin}10${lot}${GS}21${serial}`)).toEqual(expected);
      }),
    );
  });

  it('gives the same as printed, where a bracket of a value is escaped', () => {
    fc.assert(
      fc.property(aGtin, aGs1Serial, (gtin, serial) => {
        expect(parseElementString(`(01)${gtin}(21)${serial.replaceAll('(', '\\(')}`)).toEqual([
          { ai: '01', value: gtin },
          { ai: '21', value: serial },
        ]);
      }),
    );
  });

  it('keeps brackets of a value that no AI could stand in', () => {
    expect(parseElementString(`(01)${G}(21)A(B)`)).toContainEqual({ ai: '21', value: 'A(B)' });
  });

  it('holds no further AI inside a serial number unnoticed: what is in brackets like an AI is one', () => {
    expect(read({ kind: 'bracketed', input: `(01)${G}(21)A(99)B` })).toBe('ELEMENT_STRING_AI_UNKNOWN');
  });

  it('accepts a separator after a value of fixed length and at the end, not two in a row', () => {
    const expected = [
      { ai: '01', value: G },
      { ai: '21', value: 'A' },
    ];
    expect(parseElementString(`]d201${G}${GS}21A${GS}`)).toEqual(expected);
    expect(read({ kind: 'raw', input: `]d201${G}${GS}${GS}21A` })).toBe('ELEMENT_STRING_AI_UNKNOWN');
  });

  it('counts an AI once that comes twice with the same value', () => {
    expect(parseElementString(`(21)A(21)A`)).toEqual([{ ai: '21', value: 'A' }]);
  });

  it.each([
    ['of a plain Data Matrix', `]d101${G}21A`, 'ELEMENT_STRING_AI_UNKNOWN'],
    ['that is empty', '', 'ELEMENT_STRING_MALFORMED'],
    ['with text before its first bracket', `A(01)${G}`, 'ELEMENT_STRING_AI_UNKNOWN'],
    ['with a wrong check digit', '(01)09521234543214(21)A', 'GTIN_CHECK_DIGIT_WRONG'],
    ['of nothing but zeros', '(01)00000000000000(21)A', 'GTIN_MALFORMED'],
    ['with a day that does not exist', '(11)260229', 'ELEMENT_STRING_MALFORMED'],
    ['with two serial numbers', `(01)${G}(21)A(21)B`, 'ELEMENT_STRING_MALFORMED'],
    ['cut short', ']d2010952', 'ELEMENT_STRING_MALFORMED'],
  ])('%s is refused', (_name, input, code) => {
    expect(read({ kind: 'raw', input })).toBe(code);
  });

  it.each(['(11)240229', '(11)000229', '(17)260200', '(17)261231'])('holds the date %s', (input) => {
    expect(parseElementString(input)).toHaveLength(1);
  });

  it.each([`]d201${G}`, `]C101${G}`, `${GS}01`, `(01)${G}`, `01${G}21A`, `10A${GS}21B`])(
    'is worth a try for %j',
    (text) => {
      expect(looksLikeElementString(text)).toBe(true);
    },
  );

  it.each(['S1', `01/${G}/21/A`, 'c0:15:b9:2d:0f:3b', '', `01${G}`])('is not worth a try for %j', (text) => {
    expect(looksLikeElementString(text)).toBe(false);
  });
});

describe('a Digital Link URI', () => {
  it('names the unit whose key it holds', () => {
    fc.assert(
      fc.property(aGtin, aGs1Serial, (gtin, serialNumber) => {
        const key = formatUnitKey({ scheme: '01', gtin, serialNumber });
        const elements = parseDigitalLink(`https://id.gs1.org/${key}`);
        expect(elements).toEqual([
          { ai: '01', value: gtin },
          { ai: '21', value: serialNumber },
        ]);
        expect(parseUnitKey(key)).toEqual({ scheme: '01', gtin, serialNumber });
      }),
    );
  });

  it('names the last GTIN of its path, never one of its stem', () => {
    const other = '09521101530018';
    expect(parseDigitalLink(`https://x.example/01/${other}/01/${G}/10/01/21/A`)).toEqual([
      { ai: '01', value: G },
      { ai: '10', value: '01' },
      { ai: '21', value: 'A' },
    ]);
  });

  it.each([
    ['its query contradicts the serial number', `https://x.example/01/${G}/21/A?21=B`],
    ['its query contradicts the GTIN', `https://x.example/01/${G}/21/A?01=09521101530018`],
    ['an attribute comes twice', `https://x.example/01/${G}/21/A?11=260101&11=260102`],
    ['it is not http(s)', `ftp://x.example/01/${G}/21/A`],
    ['it has no serial number', `https://x.example/01/${G}`],
    ['the serial number is not in its path', `https://x.example/01/${G}?21=A`],
    ['its qualifiers are out of order', `https://x.example/01/${G}/21/A/10/L`],
    ['something follows the serial number', `https://x.example/01/${G}/21/A/`],
    ['an escape is broken', `https://x.example/01/${G}/21/%E4`],
    ['it is no URI', `01/${G}/21/A`],
  ])('is refused where %s', (_name, input) => {
    expect(read({ kind: 'dl', input })).toBe('DIGITAL_LINK_MALFORMED');
  });

  it.each(['%00', 'A%20B', 'A+B%0A', '%C3%A4'])('is refused with the serial number %s', (serial) => {
    expect(read({ kind: 'dl', input: `https://x.example/01/${G}/21/${serial}` })).toBe(
      'ELEMENT_STRING_MALFORMED',
    );
  });

  it('keeps serial numbers that a URL parser would resolve away', () => {
    expect(parseDigitalLink(`https://x.example/01/${G}/21/%2E%2E`)).toContainEqual({ ai: '21', value: '..' });
  });

  it('ignores parameters that are no AI', () => {
    expect(parseDigitalLink(`https://x.example/01/${G}/21/A?linkType=all&s=1#21`)).toHaveLength(2);
  });
});

describe('abuse', () => {
  it('causes nothing but coded errors', () => {
    const aText = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 100 }),
      fc
        .array(
          fc.constantFrom('(', ')', '\\', '01', '21', '11', G, GS, ']d2', 'A', '/', '?', '%', 'https://a'),
          { maxLength: 12 },
        )
        .map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(aText, (input) => {
        read({ kind: 'raw', input });
        read({ kind: 'dl', input });
      }),
      { numRuns: 500 },
    );
  });

  it('costs no more than its length', () => {
    const startedAt = performance.now();
    for (const unit of ['(', '(01)', `01${G}`, GS, '/01/', `/01/${G}`, '\\(', '?11='])
      for (const kind of ['raw', 'dl'] as const)
        read({ kind, input: (kind === 'dl' ? 'https://a/' : '(01)') + unit.repeat(20_000) });
    expect(performance.now() - startedAt).toBeLessThan(2_000);
  });
});
