import { Gs1Error } from './errors';

/**
 * The GS1 mod-10 check digit (General Specifications §7.9): weights 3 and 1 from the right.
 * @param digits the number without its check digit
 * @returns one digit
 */
export function checkDigit(digits: string): string {
  const sum = Array.from(digits)
    .reverse()
    .reduce((total, digit, at) => total + Number(digit) * (at % 2 === 0 ? 3 : 1), 0);
  return String((10 - (sum % 10)) % 10);
}

/** Says whether the last digit of an all-digit text is its GS1 check digit. */
export function hasCheckDigit(text: string): boolean {
  return /^\d{2,}$/.test(text) && checkDigit(text.slice(0, -1)) === text.at(-1);
}

/**
 * Reads a GTIN-8, -12, -13 or -14.
 * @returns 14 digits, padded with zeros on the left
 * @throws Gs1Error GTIN_MALFORMED, GTIN_CHECK_DIGIT_WRONG
 */
export function parseGtin(text: string): string {
  if (!/^(\d{8}|\d{12,14})$/.test(text) || /^0+$/.test(text)) throw new Gs1Error('GTIN_MALFORMED', text);
  if (!hasCheckDigit(text)) throw new Gs1Error('GTIN_CHECK_DIGIT_WRONG', text);
  return text.padStart(14, '0');
}

/**
 * Reads a Global Location Number.
 * @returns 13 digits
 * @throws Gs1Error GLN_MALFORMED
 */
export function parseGln(text: string): string {
  if (!/^\d{13}$/.test(text) || !hasCheckDigit(text)) throw new Gs1Error('GLN_MALFORMED', text);
  return text;
}

/**
 * Reads a Serial Shipping Container Code.
 * @returns 18 digits
 * @throws Gs1Error SSCC_MALFORMED
 */
export function parseSscc(text: string): string {
  if (!/^\d{18}$/.test(text) || !hasCheckDigit(text)) throw new Gs1Error('SSCC_MALFORMED', text);
  return text;
}
