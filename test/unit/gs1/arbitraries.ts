import { checkDigit } from '@tracegraph/gs1';
import fc from 'fast-check';

const CSET_82 = Array.from(
  `!"%&'()*+,-./0123456789:;<=>?ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz`,
);
const PRINTABLE_ASCII = Array.from({ length: 0x7f - 0x20 }, (_, at) => String.fromCharCode(0x20 + at));

/** So many digits. */
export function digits(length: number): fc.Arbitrary<string> {
  return fc.string({
    unit: fc.integer({ min: 0, max: 9 }).map(String),
    minLength: length,
    maxLength: length,
  });
}

/** A GTIN-14 with its check digit, not all zeros. */
export const aGtin = digits(13)
  .filter((text) => /[1-9]/.test(text))
  .map((text) => text + checkDigit(text));

/** A serial number of GS1 CSET 82. */
export const aGs1Serial = fc.string({ unit: fc.constantFrom(...CSET_82), minLength: 1, maxLength: 20 });

/** Printable ASCII without blanks at its ends. */
export const aPrintable = fc
  .string({ unit: fc.constantFrom(...PRINTABLE_ASCII), minLength: 1, maxLength: 60 })
  .filter((text) => text.trim() === text);
