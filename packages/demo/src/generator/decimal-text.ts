/**
 * The decimal text of a whole number of the smallest step, as instruments print it: all decimals, no exponent.
 * @param steps whole number of steps of 10^-decimals
 * @param decimals digits after the point
 */
export function decimalText(steps: number, decimals: number): string {
  const digits = String(Math.abs(steps)).padStart(decimals + 1, '0');
  const whole = digits.slice(0, digits.length - decimals);
  const text = decimals === 0 ? whole : `${whole}.${digits.slice(-decimals)}`;
  return steps < 0 ? `-${text}` : text;
}

/** Rounds a value to a whole number of steps of 10^-decimals. */
export function toSteps(value: number, decimals: number): number {
  return Math.round(value * 10 ** decimals);
}
