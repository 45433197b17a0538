import { withCheckDigit } from '../../generator/catalog/gs1-number';

/** Code of the site whose line the stories happen on. */
export const STORY_SITE = 'BRN4';

/** GLN of the owner of the product; a party with a GLN is named by it. */
export const OWNER = withCheckDigit('952000205000');

/** GTIN of the product of all stories. */
export const STORY_GTIN = withCheckDigit('0952000205403');

/** Part number of the product of all stories. */
export const STORY_PRODUCT = 'NC-40';

/** Offset from UTC of the site's summer time; all stories happen in it, from April to September 2026. */
const OFFSET = '+02:00';

/**
 * A local time of the site with its offset.
 * @param day `YYYY-MM-DD`
 * @param clock `HH:MM`
 * @param seconds after it
 */
export function storyTime(day: string, clock: string, seconds = 0): string {
  const local = new Date(Date.parse(`${day}T${clock}:00Z`) + seconds * 1_000);
  return `${local.toISOString().slice(0, 19)}${OFFSET}`;
}
