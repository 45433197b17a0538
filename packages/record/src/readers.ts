import { Gs1Error, GS1_ERRORS, formatUnitKey, isPartyCode, isSiteCode, parseUnitKey } from '@tracegraph/gs1';
import { z } from 'zod';

import { RECORD_ERRORS } from './errors';
import type { RecordErrorCode } from './errors';
import { refuse } from './refusal';

/** A zod schema that reads one text of a sender. */
export type TextReader<T = string> = z.ZodType<T, string>;

/**
 * A reader of one text.
 * @param code refusal code of a text that cannot be read
 * @param read returns undefined for it; a Gs1Error thrown keeps its own code
 * @param expected what was expected; default: the sentence of the code in the catalogue of the kit
 */
export function textReader<T>(
  code: string,
  read: (text: string) => T | undefined,
  expected?: string,
): TextReader<T> {
  return z.string().transform((text, context) => {
    try {
      const value = read(text);
      if (value !== undefined) return value;
      refuse(context, { code, expected: expected ?? RECORD_ERRORS[code as RecordErrorCode] });
    } catch (error) {
      if (!(error instanceof Gs1Error)) throw error;
      refuse(context, { code: error.code, expected: GS1_ERRORS[error.code] });
    }
    return z.NEVER;
  });
}

/** An absent field and null are the same; both are stored as null. */
export function optional<T>(reader: z.ZodType<T>): z.ZodType<T | null> {
  return reader.nullish().transform((value) => value ?? null);
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
/** Offsets as EPCIS has them, -14:00 to +14:00; further ones PostgreSQL would refuse, and with them the whole list. */
const RFC_3339 =
  /^(\d{4}-\d{2}-\d{2})[Tt]((?:[01]\d|2[0-3]):\d{2}:\d{2})(\.\d{1,12})?([Zz]|[+-](?:(?:0\d|1[0-3]):[0-5]\d|14:00))$/;
const DECIMAL = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d{1,3})?$/;
/** What PostgreSQL cannot store: NUL, and half of a surrogate pair, which is no character at all. */
const UNSTORABLE = /\0|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;
const SHA256 = /^[0-9a-f]{64}$/;
const DIGEST = /^(FILE|IMAGE_TLV|FLASH_READBACK):sha256:([0-9a-f]{64})$/i;
/** A day within the years 1 to 9999, so that no offset and no rounding leads out of them: GraphQL and JSON write no other years. */
const EARLIEST = Date.parse('0001-01-02T00:00:00Z');
const LATEST = Date.parse('9999-12-30T23:59:59Z');
const TEXT_LIMIT = 1_000;
/** Names are indexed, and a row of an index of PostgreSQL holds 2,704 bytes. */
const TEXT_BYTE_LIMIT = 2_000;
/** The longest keys: the corrections of a subject are looked up by it. */
const KEY_BYTE_LIMIT = 2_500;

/** A UUID in lower case (RFC 9562). */
export const uuid = textReader('EVENT_ID_MALFORMED', (text) => pattern(UUID, text.toLowerCase()));

/** An instant with its offset (RFC 3339) from 0001-01-02 to 9999-12-30 in UTC, kept as it came. */
export const time = textReader('EVENT_TIME_MALFORMED', (text) => (isInstant(text) ? text : undefined));

/** A calendar date, YYYY-MM-DD. */
export const date = textReader('DATE_MALFORMED', (text) => (isDate(text) ? text : undefined));

/** A production date as GS1 allows it: YYYY-MM-DD, where the day may be 00. */
export const productionDate = textReader('DATE_MALFORMED', (text) =>
  isDate(text) || (text.endsWith('-00') && isDate(text.replace(/00$/, '01'))) ? text : undefined,
);

/** A text that names something: trimmed, 1 to 1,000 characters and at most 2,000 bytes. */
export const name = z.string().transform((text, context) => {
  const trimmed = text.trim();
  if (trimmed === '') refuse(context, { code: 'TEXT_EMPTY', expected: RECORD_ERRORS.TEXT_EMPTY });
  else if (trimmed.length > TEXT_LIMIT || Buffer.byteLength(trimmed) > TEXT_BYTE_LIMIT)
    refuse(context, { code: 'TEXT_TOO_LONG', expected: RECORD_ERRORS.TEXT_TOO_LONG });
  else if (UNSTORABLE.test(trimmed))
    refuse(context, { code: 'TEXT_MALFORMED', expected: RECORD_ERRORS.TEXT_MALFORMED });
  return trimmed;
});

/** A SHA-256 as 64 lower-case hex digits. */
export const sha256 = textReader('SHA256_MALFORMED', (text) => pattern(SHA256, text.toLowerCase()));

/** A firmware digest, `<SCOPE>:sha256:<64 lower-case hex>`. */
export const firmwareDigest = textReader('DIGEST_MALFORMED', (text) => {
  const [, scope, hex] = DIGEST.exec(text) ?? [];
  return scope && hex ? `${scope.toUpperCase()}:sha256:${hex.toLowerCase()}` : undefined;
});

/** A decimal text with a point, kept as it came. */
export const decimal = textReader('DECIMAL_MALFORMED', (text) =>
  text.length > TEXT_LIMIT ? undefined : pattern(DECIMAL, text),
);

/** ISO 3166-1 alpha-2, upper case. Tested before it is converted: in upper case ß is SS, which is South Sudan. */
export const country = textReader('COUNTRY_MALFORMED', (text) =>
  pattern(/^[A-Za-z]{2}$/, text)?.toUpperCase(),
);

/** The code of a site. */
export const siteCode = textReader('SITE_MALFORMED', (text) => (isSiteCode(text) ? text : undefined));

/** The code of a party. */
export const partyCode = textReader('PARTY_CODE_MALFORMED', (text) => (isPartyCode(text) ? text : undefined));

/** Bytes as base64 (RFC 4648 §4), kept as text. */
export const base64 = textReader('BASE64_MALFORMED', (text) =>
  text !== '' && Buffer.from(text, 'base64').toString('base64') === text ? text : undefined,
);

/** A unit key of any scheme in its canonical text. */
export const unitKey = textReader('UNIT_KEY_MALFORMED', (text) => formatUnitKey(parseUnitKey(text)));

/**
 * The key of what a record is about, character by character as it was made: nothing is trimmed. A unit key comes in any valid
 * encoding and is read in its canonical text; other keys have one text only.
 */
export const subjectKey = z.string().transform((text, context) => {
  if (text === '') refuse(context, { code: 'TEXT_EMPTY', expected: RECORD_ERRORS.TEXT_EMPTY });
  else if (Buffer.byteLength(text) > KEY_BYTE_LIMIT)
    refuse(context, { code: 'SUBJECT_KEY_TOO_LONG', expected: RECORD_ERRORS.SUBJECT_KEY_TOO_LONG });
  else if (UNSTORABLE.test(text))
    refuse(context, { code: 'TEXT_MALFORMED', expected: RECORD_ERRORS.TEXT_MALFORMED });
  const read = unitKey.safeParse(text);
  return read.success ? read.data : text;
});

const documentRef = textReader('DOCUMENT_REF_MALFORMED', (text) =>
  pattern(/^sha256:[0-9a-f]{64}$/, text.toLowerCase()),
);

/** What every record carries; spread into the schema of a kind. */
export const envelope = {
  eventId: uuid,
  eventTime: time,
  origin: optional(name),
  collector: optional(name),
  documentRef: optional(documentRef),
};

/** The envelope as read. */
export interface Envelope {
  readonly eventId: string;
  readonly eventTime: string;
  readonly origin: string | null;
  readonly collector: string | null;
  readonly documentRef: string | null;
}

function pattern(expression: RegExp, text: string): string | undefined {
  return expression.test(text) ? text : undefined;
}

function isDate(text: string): boolean {
  const instant = /^(?!0000)\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : NaN;
  return !Number.isNaN(instant) && new Date(instant).toISOString().startsWith(text);
}

function isInstant(text: string): boolean {
  const [, day = '', clock = '', , offset = ''] = RFC_3339.exec(text) ?? [];
  const instant = isDate(day) ? Date.parse(`${day}T${clock}${offset.toUpperCase()}`) : NaN;
  return instant >= EARLIEST && instant <= LATEST;
}
