import { encodeKeyPart } from '@tracegraph/gs1';

/**
 * The key of what is numbered by its site, e.g. `berlin/ICT-1`; parts percent-encoded as in unit keys.
 * @param site code of the site
 * @param numbers number, or name and revision
 */
export function siteKey(site: string, ...numbers: readonly string[]): string {
  return [site, ...numbers.map(encodeKeyPart)].join('/');
}
