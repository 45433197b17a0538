import { parseGtin } from './check-digit';
import { Gs1Error } from './errors';

/** A unit of a product with a GTIN. */
export interface GtinUnitKey {
  readonly scheme: '01';
  /** 14 digits. */
  readonly gtin: string;
  /** AI (21): 1 to 20 characters of CSET 82, case-sensitive. */
  readonly serialNumber: string;
}

/** A unit of a product its maker numbers without GS1. */
export interface PartUnitKey {
  readonly scheme: 'part';
  /** GLN or code of the product's owner, `[a-z0-9-]{1,40}`. */
  readonly owner: string;
  /** 1 to 60 printable characters. */
  readonly partNumber: string;
  /** 1 to 60 printable characters, case-sensitive. */
  readonly serialNumber: string;
}

/** A board that has no serial number yet: its place on a panel. */
export interface PanelUnitKey {
  readonly scheme: 'panel';
  /** Site code, `[A-Za-z0-9-]{1,40}`. */
  readonly site: string;
  /** 1 to 60 printable characters. */
  readonly panelId: string;
  /** From 1. */
  readonly position: number;
}

/** The parts of a unit key. */
export type UnitKey = GtinUnitKey | PartUnitKey | PanelUnitKey;

const CSET_82 = /^[!"%&'()*+,\-./0-9:;<=>?A-Z_a-z]+$/;
const PRINTABLE = /^[\x21-\x7e](?:[\x20-\x7e]*[\x21-\x7e])?$/;

/** No unit key is longer, even with every character of it escaped. */
const TEXT_LIMIT = 600;

/** Says whether a text is a GS1 serial number: 1 to 20 characters of CSET 82. */
export function isGs1Serial(text: string): boolean {
  return text.length <= 20 && CSET_82.test(text);
}

/** Percent-encodes all but the unreserved characters of RFC 3986, so that one text has one encoding. */
export function encodeKeyPart(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/**
 * The one text of a unit key, which any station can compute alone.
 * @param key parts as they stand on the unit, not encoded
 */
export function formatUnitKey(key: UnitKey): string {
  switch (key.scheme) {
    case '01':
      return `01/${key.gtin}/21/${encodeKeyPart(key.serialNumber)}`;
    case 'part':
      return `part/${key.owner}/${encodeKeyPart(key.partNumber)}/${encodeKeyPart(key.serialNumber)}`;
    case 'panel':
      return `panel/${key.site}/${encodeKeyPart(key.panelId)}/${key.position}`;
  }
}

/**
 * Reads a unit key in any valid encoding; {@link formatUnitKey} of the result is its canonical text.
 * @throws Gs1Error UNIT_KEY_MALFORMED, GTIN_MALFORMED, GTIN_CHECK_DIGIT_WRONG, SERIAL_NUMBER_MALFORMED
 */
export function parseUnitKey(text: string): UnitKey {
  if (text.length > TEXT_LIMIT) throw new Gs1Error('UNIT_KEY_MALFORMED', text);
  const parts = text.split('/').map((part) => decodeKeyPart(part, text));
  const [scheme, first = '', second = '', third = ''] = parts;
  if (parts.length === 4 && scheme === '01' && second === '21') {
    if (!isGs1Serial(third)) throw new Gs1Error('SERIAL_NUMBER_MALFORMED', third);
    return { scheme, gtin: parseGtin(first), serialNumber: third };
  }
  if (
    parts.length === 4 &&
    scheme === 'part' &&
    isPartyCode(first) &&
    isPrintable(second) &&
    isPrintable(third)
  ) {
    return { scheme, owner: first, partNumber: second, serialNumber: third };
  }
  if (
    parts.length === 4 &&
    scheme === 'panel' &&
    isSiteCode(first) &&
    isPrintable(second) &&
    /^[1-9]\d{0,4}$/.test(third)
  ) {
    return { scheme, site: first, panelId: second, position: Number(third) };
  }
  throw new Gs1Error('UNIT_KEY_MALFORMED', text);
}

/**
 * The key of the product a unit key belongs to: the unit key without its serial part (`panel/<site>` for a panel place).
 * Every table about units carries it, so that they can be divided by product.
 */
export function productKeyOf(key: UnitKey): string {
  switch (key.scheme) {
    case '01':
      return `01/${key.gtin}`;
    case 'part':
      return `part/${key.owner}/${encodeKeyPart(key.partNumber)}`;
    case 'panel':
      return `panel/${key.site}`;
  }
}

/** Says whether a text is a party's code: its GLN, or `[a-z0-9-]{1,40}` fixed at registration. */
export function isPartyCode(text: string): boolean {
  return /^[a-z0-9-]{1,40}$/.test(text);
}

/** Says whether a text is a site's code, `[A-Za-z0-9-]{1,40}`. */
export function isSiteCode(text: string): boolean {
  return /^[A-Za-z0-9-]{1,40}$/.test(text);
}

/** Says whether a text is 1 to 60 printable ASCII characters without blanks at its ends. */
export function isPrintable(text: string): boolean {
  return text.length <= 60 && PRINTABLE.test(text);
}

function decodeKeyPart(part: string, whole: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    throw new Gs1Error('UNIT_KEY_MALFORMED', whole);
  }
}
