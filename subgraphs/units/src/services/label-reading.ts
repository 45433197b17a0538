import { Gs1Error, formatUnitKey, parseElementString } from '@tracegraph/gs1';
import type { Element } from '@tracegraph/gs1';

/** An element string with its application identifiers in brackets, as people print it. */
export function formatElements(elements: readonly Element[]): string {
  return elements.map(({ ai, value }) => `(${ai})${value.replace(/\((?=\d{2,4}\))/g, '\\(')}`).join('');
}

/** The unit that a label names by GTIN (AI 01) and serial number (AI 21); null where one of them is absent. */
export function unitKeyOf(elements: readonly Element[]): string | null {
  const gtin = valueOf(elements, '01');
  const serialNumber = valueOf(elements, '21');
  if (gtin === undefined || serialNumber === undefined) return null;
  return formatUnitKey({ scheme: '01', gtin, serialNumber });
}

/** The value of an application identifier. */
export function valueOf(elements: readonly Element[], ai: string): string | undefined {
  return elements.find((element) => element.ai === ai)?.value;
}

/** A label as read: its text as printed, and its elements; null where one of them is of an unknown kind. */
export interface ReadLabel {
  readonly text: string;
  readonly elements: readonly Element[] | null;
}

/**
 * Reads the element string of a label. One with brackets tells its elements apart even where their kind is not known here; it is kept.
 * @throws Gs1Error where the text is no element string
 */
export function readLabel(text: string): ReadLabel {
  try {
    const elements = parseElementString(text);
    return { text: formatElements(elements), elements };
  } catch (error) {
    const isKept =
      error instanceof Gs1Error && error.code === 'ELEMENT_STRING_AI_UNKNOWN' && text.startsWith('(');
    if (!isKept) throw error;
    return { text, elements: null };
  }
}
