/** Keys that begin with one text, as a range by code point. */
export interface KeyRange {
  /** What they begin with; none of them is less. */
  readonly beginning: string;
  /** The least text behind all of them. */
  readonly end: string;
}

/** The keys of the units of a product. */
export function unitKeysOf(productKey: string): KeyRange {
  return keysBelow(productKey.startsWith('01/') ? `${productKey}/21` : productKey);
}

/** The keys one step below a key; the character after a slash is `0`. */
export function keysBelow(key: string): KeyRange {
  return { beginning: `${key}/`, end: `${key}0` };
}
