/** Codes of this package: code → what it means and what to do. Kept equal to docs/errors.md by a test. */
export const RECORD_ERRORS = {
  LIST_TOO_LONG: 'A request may hold at most 1,000 records or keys; send several requests.',
  PAGE_SIZE_OUT_OF_RANGE: 'A page holds 1 to 1,000 items.',
  CURSOR_MALFORMED: 'A cursor comes from `pageInfo` or `edges` of an earlier answer and is used unchanged.',
  RECORD_CONFLICT:
    'The same event id was recorded before with other content. The first record stands, this content is kept as a conflict; correct the record or use a new event id.',
  FIELD_MALFORMED: 'A field cannot be read.',
  EVENT_ID_MALFORMED: 'An event id is a UUID (RFC 9562) made by the sender.',
  EVENT_TIME_MALFORMED:
    'A time is RFC 3339 with its offset, e.g. 2026-10-25T02:30:00.125+01:00, within 0001-01-02 to 9999-12-30 in UTC.',
  DATE_MALFORMED: 'A date is YYYY-MM-DD.',
  TEXT_EMPTY: 'A text that names something holds at least one character that is not a blank.',
  TEXT_TOO_LONG: 'A text holds at most 1,000 characters and at most 2,000 bytes of UTF-8.',
  SUBJECT_KEY_TOO_LONG: 'The key of a subject holds at most 2,500 bytes; no record has a longer one.',
  TEXT_MALFORMED: 'A text holds Unicode characters without NUL.',
  SHA256_MALFORMED: 'A SHA-256 is 64 hex digits.',
  DIGEST_MALFORMED:
    'A digest is <SCOPE>:sha256:<64 hex digits> with the scope FILE, IMAGE_TLV or FLASH_READBACK.',
  DOCUMENT_REF_MALFORMED: 'A reference to a source document is sha256:<64 hex digits>.',
  DECIMAL_MALFORMED: 'A number is a decimal text such as -12.5 or 3.3e-6, with a point.',
  COUNTRY_MALFORMED: 'A country is an ISO 3166-1 alpha-2 code, e.g. DE.',
  SITE_MALFORMED: 'A site is a code of letters, digits and hyphens, at most 40.',
  PARTY_CODE_MALFORMED: 'A party code is the GLN, or a-z, 0-9 and hyphens, at most 40.',
  BASE64_MALFORMED: 'Bytes are base64 (RFC 4648 §4).',
  PRIVATE_KEY_REFUSED:
    'Private keys never enter the system. What came is not kept, logged or repeated; treat the key as disclosed to whoever could read the request, and send the public half or the certificate alone.',
  EVENT_IN_FUTURE: 'Finding: the event is dated more than a day ahead of the clock here.',
  CORRECTED_RECORD_UNKNOWN: 'Finding: the corrected record is not recorded here (yet).',
} as const;

/** A code of {@link RECORD_ERRORS}. */
export type RecordErrorCode = keyof typeof RECORD_ERRORS;
