/**
 * Appends the check digit of a GS1 key (General Specifications §7.9): weights 3 and 1 from the right.
 * @param digits the key without its check digit
 */
export function withCheckDigit(digits: string): string {
  let sum = 0;
  Array.from(digits)
    .reverse()
    .forEach((digit, place) => (sum += Number(digit) * (place % 2 === 0 ? 3 : 1)));
  return digits + String((10 - (sum % 10)) % 10);
}

/**
 * Appends the Luhn digit of an IMEI (3GPP TS 23.003 Annex B).
 * @param digits type allocation code and serial, 14 digits
 */
export function withLuhnDigit(digits: string): string {
  let sum = 0;
  Array.from(digits)
    .reverse()
    .forEach((digit, place) => {
      const weighted = Number(digit) * (place % 2 === 0 ? 2 : 1);
      sum += weighted > 9 ? weighted - 9 : weighted;
    });
  return digits + String((10 - (sum % 10)) % 10);
}
