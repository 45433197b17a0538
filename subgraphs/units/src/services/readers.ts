import {
  Gs1Error,
  encodeKeyPart,
  formatUnitKey,
  isPrintable,
  parseGln,
  parseGtin,
  parseSscc,
  parseUnitKey,
  productKeyOf,
} from '@tracegraph/gs1';
import { RECORD_ERRORS, compareText, refuse, textReader, unitKey } from '@tracegraph/record';
import type { TextReader } from '@tracegraph/record';
import { z } from 'zod';

import { UNITS_ERRORS } from '../errors';
import type { UnitsErrorCode } from '../errors';

/** Most units or cartons one record may name. */
export const NAMED_LIMIT = 10_000;

/** A GTIN, padded to 14 digits. */
export const gtin = textReader('GTIN_MALFORMED', parseGtin);

/** A Global Location Number. */
export const gln = textReader('GLN_MALFORMED', parseGln);

/** The key of a product in its canonical text. */
export const productKey = textReader(
  'PRODUCT_KEY_MALFORMED',
  readProductKey,
  UNITS_ERRORS.PRODUCT_KEY_MALFORMED,
);

/** The id of a panel. */
export const panelId = textReader('PANEL_ID_MALFORMED', printable, UNITS_ERRORS.PANEL_ID_MALFORMED);

/** A time zone of the IANA database. */
export const timeZone = textReader('TIME_ZONE_MALFORMED', readTimeZone, UNITS_ERRORS.TIME_ZONE_MALFORMED);

/** The id of a carton: an SSCC, or a code of the site. */
export const cartonId = textReader(
  'CARTON_ID_MALFORMED',
  (text) => (/^\d{18}$/.test(text) ? parseSscc(text) : printable(text)),
  UNITS_ERRORS.CARTON_ID_MALFORMED,
);

/** A whole number within limits, as PostgreSQL's integer keeps it. */
export const integer = (least: number, most: number) => z.number().int().min(least).max(most);

/** The units a record names, each once. */
export const unitKeys = named(unitKey);

/** The cartons a record names, each once. */
export const cartonIds = named(cartonId);

/** The subject of records about a work order: `<site>/<number>`. */
export function workOrderKey(site: string, number: string): string {
  return `${site}/${encodeKeyPart(number)}`;
}

/** The subject of records about a panel; `/<position>` after it makes the key of a place on it. */
export function panelSubject(site: string, panel: string): string {
  return `panel/${site}/${encodeKeyPart(panel)}`;
}

/** The text itself where it can be part of a key. */
export function printable(text: string): string | undefined {
  return isPrintable(text) ? text : undefined;
}

/** The canonical text of a unit key; null where the text is none. */
export function readUnitKey(text: string): string | null {
  try {
    return formatUnitKey(parseUnitKey(text));
  } catch (error) {
    if (error instanceof Gs1Error) return null;
    throw error;
  }
}

/** Says why a field of a record cannot be read. */
export function refuseField(context: z.RefinementCtx, code: UnitsErrorCode, field: string): never {
  refuse(context, { code, expected: UNITS_ERRORS[code] }, [field]);
  return z.NEVER;
}

/** A list named by a record; the same name twice is one name, and their order means nothing. */
function named(reader: TextReader): z.ZodType<string[]> {
  return z.array(reader).transform((names, context) => {
    if (names.length > NAMED_LIMIT)
      refuse(context, {
        code: 'LIST_TOO_LONG',
        expected: `At most ${NAMED_LIMIT} names in one record. ${RECORD_ERRORS.LIST_TOO_LONG}`,
      });
    return [...new Set(names)].sort(compareText);
  });
}

/** The canonical text of a product key; undefined where the text is none, a Gs1Error where a part of it is wrong. */
export function readProductKey(text: string): string | undefined {
  if (/^01\/[^/]+$/.test(text)) return productKeyOf(parseUnitKey(`${text}/21/0`));
  if (/^part\/[^/]+\/[^/]+$/.test(text)) return productKeyOf(parseUnitKey(`${text}/0`));
  return undefined;
}

function readTimeZone(text: string): string | undefined {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions().timeZone === ''
      ? undefined
      : text;
  } catch {
    return undefined;
  }
}
