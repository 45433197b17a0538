import { Gs1Error } from './errors';

const EUI_48_NOTATIONS = [
  /^[0-9A-Fa-f]{12}$/,
  /^(?:[0-9A-Fa-f]{2}-){5}[0-9A-Fa-f]{2}$/,
  /^(?:[0-9A-Fa-f]{2}:){5}[0-9A-Fa-f]{2}$/,
  /^(?:[0-9A-Fa-f]{4}\.){2}[0-9A-Fa-f]{4}$/,
];
const EUI_64_NOTATIONS = [
  /^[0-9A-Fa-f]{16}$/,
  /^(?:[0-9A-Fa-f]{2}-){7}[0-9A-Fa-f]{2}$/,
  /^(?:[0-9A-Fa-f]{2}:){7}[0-9A-Fa-f]{2}$/,
  /^(?:[0-9A-Fa-f]{4}[.:]){3}[0-9A-Fa-f]{4}$/,
];

/**
 * Reads an EUI-48 (MAC address) of a device in any usual notation.
 * @returns 12 lower-case hex digits
 * @throws Gs1Error EUI_48_MALFORMED, EUI_48_MULTICAST
 */
export function parseEui48(text: string): string {
  if (!EUI_48_NOTATIONS.some((notation) => notation.test(text))) throw new Gs1Error('EUI_48_MALFORMED', text);
  const digits = text.replace(/[-:.]/g, '').toLowerCase();
  if (parseInt(digits.slice(0, 2), 16) % 2 === 1) throw new Gs1Error('EUI_48_MULTICAST', text);
  return digits;
}

/**
 * Reads an EUI-64; never derived from an EUI-48.
 * @returns 16 lower-case hex digits
 * @throws Gs1Error EUI_64_MALFORMED
 */
export function parseEui64(text: string): string {
  if (!EUI_64_NOTATIONS.some((notation) => notation.test(text))) throw new Gs1Error('EUI_64_MALFORMED', text);
  return text.replace(/[-:.]/g, '').toLowerCase();
}

/**
 * Reads an IMEI (3GPP TS 23.003 §6).
 * @returns 15 digits
 * @throws Gs1Error IMEI_MALFORMED, IMEI_CHECK_DIGIT_WRONG
 */
export function parseImei(text: string): string {
  const digits = text.replace(/[- ]/g, '');
  if (!/^\d{15}$/.test(digits)) throw new Gs1Error('IMEI_MALFORMED', text);
  if (luhnSum(digits) % 10 !== 0) throw new Gs1Error('IMEI_CHECK_DIGIT_WRONG', text);
  return digits;
}

function luhnSum(digits: string): number {
  return Array.from(digits)
    .reverse()
    .reduce((sum, digit, at) => {
      const weighted = Number(digit) * (at % 2 === 1 ? 2 : 1);
      return sum + (weighted > 9 ? weighted - 9 : weighted);
    }, 0);
}
