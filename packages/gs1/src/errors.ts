/** Codes of this package: code → what was expected. Kept equal to docs/errors.md by a test. */
export const GS1_ERRORS = {
  GTIN_MALFORMED: 'A GTIN has 8, 12, 13 or 14 digits, not all of them 0 (GS1 General Specifications, AI 01).',
  GTIN_CHECK_DIGIT_WRONG: 'The last digit of a GTIN is its mod-10 check digit.',
  GLN_MALFORMED: 'A GLN has 13 digits, the last one its mod-10 check digit.',
  SSCC_MALFORMED: 'An SSCC has 18 digits, the last one its mod-10 check digit.',
  SERIAL_NUMBER_MALFORMED: 'A serial number has 1 to 20 characters of GS1 CSET 82 (AI 21).',
  UNIT_KEY_MALFORMED:
    'A unit key is 01/<gtin14>/21/<serial>, part/<owner>/<partNumber>/<serial> or panel/<site>/<panelId>/<position>, parts percent-encoded.',
  EUI_48_MALFORMED: 'An EUI-48 has 12 hex digits, plain or separated as C0-15-…, c0:15:… or c015.b92d.0f3b.',
  EUI_48_MULTICAST: 'An EUI-48 that names a device has an even first octet; this one is a group address.',
  EUI_64_MALFORMED:
    'An EUI-64 has 16 hex digits, plain or separated as C0-15-…, c0:15:… or c015.b92d.0f3b.0001.',
  IMEI_MALFORMED: 'An IMEI has 15 digits, optionally written 35-209900-176148-1.',
  IMEI_CHECK_DIGIT_WRONG: 'The last digit of an IMEI is its Luhn check digit.',
  ELEMENT_STRING_MALFORMED:
    'An element string is (AI)value…, or AIs and values with GS separators after FNC1; each value as its AI demands, no AI with two values.',
  ELEMENT_STRING_AI_UNKNOWN: 'The element string holds an application identifier that is not read here.',
  DIGITAL_LINK_MALFORMED:
    'A Digital Link URI of a unit is http(s) and its path ends with /01/<gtin14>[/22/<variant>][/10/<lot>]/21/<serial>.',
} as const;

/** A code of {@link GS1_ERRORS}. */
export type Gs1ErrorCode = keyof typeof GS1_ERRORS;

/** Something read is not what GS1 or the numbering scheme allows. */
export class Gs1Error extends Error {
  /**
   * @param code which rule is broken
   * @param received what came, shortened
   */
  constructor(
    readonly code: Gs1ErrorCode,
    readonly received: string,
  ) {
    super(`${GS1_ERRORS[code]} Received: ${received.slice(0, 100)}`);
    this.name = 'Gs1Error';
  }
}
