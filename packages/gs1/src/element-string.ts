import { parseGtin } from './check-digit';
import { Gs1Error } from './errors';
import { isGs1Serial } from './unit-key';

/** One application identifier with its value, as encoded. */
export interface Element {
  readonly ai: string;
  readonly value: string;
}

const GS = '\u001d';

/** Values these AIs may hold (GS1 General Specifications §3). A fixed length needs no separator after it. */
const AIS: Readonly<Record<string, { readonly fixed?: number; readonly pattern: RegExp }>> = {
  '01': { fixed: 14, pattern: /^\d{14}$/ },
  '10': { pattern: /^[!"%&'()*+,\-./0-9:;<=>?A-Z_a-z]{1,20}$/ },
  '11': { fixed: 6, pattern: /^\d{2}(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])$/ },
  '17': { fixed: 6, pattern: /^\d{2}(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])$/ },
  '21': { pattern: /^[!"%&'()*+,\-./0-9:;<=>?A-Z_a-z]{1,20}$/ },
  '240': { pattern: /^[!"%&'()*+,\-./0-9:;<=>?A-Z_a-z]{1,30}$/ },
  '241': { pattern: /^[!"%&'()*+,\-./0-9:;<=>?A-Z_a-z]{1,30}$/ },
  '250': { pattern: /^[!"%&'()*+,\-./0-9:;<=>?A-Z_a-z]{1,30}$/ },
  '8012': { pattern: /^[!"%&'()*+,\-./0-9:;<=>?A-Z_a-z]{1,20}$/ },
};

/** Says whether a text looks like an element string, so that reading it as one is worth a try. */
export function looksLikeElementString(text: string): boolean {
  return (
    /^(\]d2|\]C1|\]Q3)/.test(text) ||
    text.startsWith(GS) ||
    text.includes(GS) ||
    /^\(\d{2,4}\)/.test(text) ||
    /^01\d{14}21/.test(text)
  );
}

/**
 * Reads an element string as a scanner sends it (`]d2` or FNC1 first, GS between) or as people print it (AIs in brackets).
 * @throws Gs1Error ELEMENT_STRING_MALFORMED, ELEMENT_STRING_AI_UNKNOWN, GTIN_CHECK_DIGIT_WRONG
 */
export function parseElementString(text: string): readonly Element[] {
  const elements = text.startsWith('(') ? readBracketed(text) : readRaw(text.replace(/^\][dCQ]\d/, ''), text);
  if (elements.length === 0) throw new Gs1Error('ELEMENT_STRING_MALFORMED', text);
  for (const { ai, value } of elements) {
    if (!AIS[ai]?.pattern.test(value)) throw new Gs1Error('ELEMENT_STRING_MALFORMED', `(${ai})${value}`);
    if (ai === '01') parseGtin(value);
  }
  return elements;
}

/**
 * Reads a GS1 Digital Link URI of a unit: `/01/<gtin>[/22/…][/10/<lot>]/21/<serial>[?11=…]`.
 * @throws Gs1Error DIGITAL_LINK_MALFORMED
 */
export function parseDigitalLink(text: string): readonly Element[] {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const path = url?.pathname.split('/').filter((part) => part !== '') ?? [];
  const start = path.indexOf('01');
  if (!url || start < 0) throw new Gs1Error('DIGITAL_LINK_MALFORMED', text);
  const elements: Element[] = [];
  for (let at = start; at < path.length; at += 2) {
    elements.push({ ai: path[at] ?? '', value: decode(path[at + 1] ?? '', text) });
  }
  for (const [ai, value] of url.searchParams) if (/^\d{2,4}$/.test(ai)) elements.push({ ai, value });
  const serial = elements.find(({ ai }) => ai === '21')?.value ?? '';
  if (!isGs1Serial(serial)) throw new Gs1Error('DIGITAL_LINK_MALFORMED', text);
  return elements.map(({ ai, value }) => (ai === '01' ? { ai, value: parseGtin(value) } : { ai, value }));
}

/** Brackets are legal in values too: an AI in brackets counts only where its value up to the next one fits. */
function readBracketed(text: string): Element[] {
  const elements: Element[] = [];
  let rest = text;
  while (rest !== '') {
    const [head, ai = ''] = /^\((\d{2,4})\)/.exec(rest) ?? [];
    if (head === undefined) throw new Gs1Error('ELEMENT_STRING_MALFORMED', text);
    if (!AIS[ai]) throw new Gs1Error('ELEMENT_STRING_AI_UNKNOWN', ai);
    const next = nextBracket(rest, head.length);
    elements.push({ ai, value: rest.slice(head.length, next) });
    rest = rest.slice(next);
  }
  return elements;
}

function nextBracket(text: string, from: number): number {
  for (const match of text.slice(from).matchAll(/\((\d{2,4})\)/g))
    if (AIS[match[1] ?? '']) return from + match.index;
  return text.length;
}

function readRaw(raw: string, whole: string): Element[] {
  const elements: Element[] = [];
  let rest = withoutSeparator(raw);
  while (rest !== '') {
    const ai = ['01', '10', '11', '17', '21', '240', '241', '250', '8012'].find((candidate) =>
      rest.startsWith(candidate),
    );
    if (ai === undefined) throw new Gs1Error('ELEMENT_STRING_AI_UNKNOWN', rest.slice(0, 4));
    const fixed = AIS[ai]?.fixed;
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

function decode(part: string, whole: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    throw new Gs1Error('DIGITAL_LINK_MALFORMED', whole);
  }
}
