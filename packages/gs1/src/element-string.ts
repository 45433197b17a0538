import { KNOWN_AIS, checkElements, fixedLengthOf } from './application-identifiers';
import type { Element } from './application-identifiers';
import { Gs1Error } from './errors';

const GS = '\u001d';

/** Symbology identifiers that announce an element string; `]d1` and `]Q1` announce any text. */
const SYMBOLOGY = /^\](?:d2|C1|Q3|e0|J1)/;

/** Says whether a text looks like an element string, so that reading it as one is worth a try. */
export function looksLikeElementString(text: string): boolean {
  return SYMBOLOGY.test(text) || text.includes(GS) || /^\(\d{2,4}\)/.test(text) || /^01\d{14}21/.test(text);
}

/**
 * Reads an element string as a scanner sends it (`]d2` or FNC1 first, GS between) or as people print it (AIs in brackets).
 * @returns each AI once, in the order of the label
 * @throws Gs1Error ELEMENT_STRING_MALFORMED, ELEMENT_STRING_AI_UNKNOWN, GTIN_MALFORMED, GTIN_CHECK_DIGIT_WRONG
 */
export function parseElementString(text: string): readonly Element[] {
  const elements = text.startsWith('(') ? readBracketed(text) : readRaw(text.replace(SYMBOLOGY, ''), text);
  if (elements.length === 0) throw new Gs1Error('ELEMENT_STRING_MALFORMED', text);
  return checkElements(elements);
}

/**
 * What stands in brackets like an AI is one, known or not: guessing that it belongs to a value could name another unit.
 * A bracket of a value that could be taken for an AI is written `\(`, as GS1's own reader wants it.
 */
function readBracketed(text: string): Element[] {
  const heads = [...text.matchAll(/(?<!\\)\((\d{2,4})\)/g)];
  if (heads[0]?.index !== 0) throw new Gs1Error('ELEMENT_STRING_MALFORMED', text);
  return heads.map((head, at) => ({
    ai: head[1] ?? '',
    value: text.slice(head.index + head[0].length, heads[at + 1]?.index).replaceAll('\\(', '('),
  }));
}

function readRaw(raw: string, whole: string): Element[] {
  const elements: Element[] = [];
  let rest = withoutSeparator(raw);
  while (rest !== '') {
    const ai = KNOWN_AIS.find((known) => rest.startsWith(known));
    if (ai === undefined) throw new Gs1Error('ELEMENT_STRING_AI_UNKNOWN', rest.slice(0, 4));
    const fixed = fixedLengthOf(ai);
    const end = fixed ? ai.length + fixed : rest.includes(GS) ? rest.indexOf(GS) : rest.length;
    if (end > rest.length) throw new Gs1Error('ELEMENT_STRING_MALFORMED', whole);
    elements.push({ ai, value: rest.slice(ai.length, end) });
    rest = withoutSeparator(rest.slice(end));
  }
  return elements;
}

function withoutSeparator(text: string): string {
  return text.startsWith(GS) ? text.slice(1) : text;
}
