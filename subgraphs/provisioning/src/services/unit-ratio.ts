import type { UnitRatio } from '../entities/unit-ratio';
import type { RolledYield } from '../entities/rolled-yield';

const PLACES = 6;

/**
 * A share of units.
 * @param numerator units that have the property
 * @param denominator units that could have it
 */
export function toUnitRatio(numerator: number, denominator: number): UnitRatio {
  return { numerator, denominator, value: divide(BigInt(numerator), BigInt(denominator)) };
}

/**
 * The product of yields; those of nothing are left out.
 * @param isComplete whether these are all; a product of some of them would be none of all
 */
export function rollYields(yields: readonly UnitRatio[], isComplete: boolean): RolledYield {
  const factors = yields.filter(({ denominator }) => denominator > 0);
  const product = (of: (ratio: UnitRatio) => number): bigint =>
    factors.reduce((result, ratio) => result * BigInt(of(ratio)), 1n);
  const isKnown = isComplete && factors.length > 0;
  const value = isKnown
    ? divide(
        product(({ numerator }) => numerator),
        product(({ denominator }) => denominator),
      )
    : null;
  return { factorCount: factors.length, value };
}

/** Exactly, then rounded half up to six places; zeros at the end are left out. */
function divide(numerator: bigint, denominator: bigint): string | null {
  if (denominator === 0n) return null;
  const scale = 10n ** BigInt(PLACES);
  const rounded = (2n * numerator * scale + denominator) / (2n * denominator);
  const fraction = String(rounded % scale)
    .padStart(PLACES, '0')
    .replace(/0+$/, '');
  return fraction === '' ? String(rounded / scale) : `${rounded / scale}.${fraction}`;
}
