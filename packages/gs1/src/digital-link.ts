import { checkElements } from './application-identifiers';
import type { Element } from './application-identifiers';
import { Gs1Error } from './errors';

const URI = /^(?:https?|HTTPS?):\/\/[^/?#\s]+(\/[^?#]*)(?:\?([^#]*))?(?:#.*)?$/;

/** Any stem, then the GTIN and its qualifiers in their one order; the end of the path, so that the last GTIN counts. */
const PATH = /\/01\/(\d{14})(?:\/22\/([^/]+))?(?:\/10\/([^/]+))?\/21\/([^/]+)$/;

/** AIs that name the unit stand in the path; in the query string they could contradict it. */
const PATH_ONLY = ['01', '10', '21', '22'];

/**
 * Reads a GS1 Digital Link URI of a unit: `/01/<gtin14>[/22/…][/10/<lot>]/21/<serial>[?11=…]`. The text itself is read:
 * a URL parser would resolve the serial number `..` away.
 * @throws Gs1Error DIGITAL_LINK_MALFORMED, and what the values may cause: ELEMENT_STRING_MALFORMED,
 *   ELEMENT_STRING_AI_UNKNOWN, GTIN_MALFORMED, GTIN_CHECK_DIGIT_WRONG
 */
export function parseDigitalLink(text: string): readonly Element[] {
  const [, path = '', query = ''] = URI.exec(text) ?? [];
  const [, gtin, variant, lot, serial] = PATH.exec(path) ?? [];
  if (gtin === undefined) throw new Gs1Error('DIGITAL_LINK_MALFORMED', text);
  const qualifiers = [
    { ai: '22', part: variant },
    { ai: '10', part: lot },
    { ai: '21', part: serial },
  ];
  const attributes = [...new URLSearchParams(query)]
    .filter(([name]) => /^\d+$/.test(name))
    .map(([ai, value]) => ({ ai, value }));
  const names = attributes.map(({ ai }) => ai);
  if (names.some((ai) => PATH_ONLY.includes(ai)) || new Set(names).size < names.length)
    throw new Gs1Error('DIGITAL_LINK_MALFORMED', text);
  return checkElements([
    { ai: '01', value: gtin },
    ...qualifiers.flatMap(({ ai, part }) => (part === undefined ? [] : [{ ai, value: decode(part, text) }])),
    ...attributes,
  ]);
}

function decode(part: string, whole: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    throw new Gs1Error('DIGITAL_LINK_MALFORMED', whole);
  }
}
