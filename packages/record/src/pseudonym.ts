import { createHmac } from 'node:crypto';

/**
 * Turns the id of a person at a site into a pseudonym that cannot be turned back without the mapping.
 * @returns `op-` and 32 hex digits
 */
export type Pseudonymise = (site: string, personId: string) => string;

/**
 * @throws TypeError where the key is shorter or no hex: under a weak key everybody could turn pseudonyms back
 * @param keyHex secret of this installation, at least 32 bytes in hex; the same in all subgraphs
 */
export function createPseudonymiser(keyHex: string): Pseudonymise {
  if (!/^(?:[0-9a-f]{2}){32,}$/i.test(keyHex))
    throw new TypeError('Expected a key of at least 32 bytes in hex.');
  const key = Buffer.from(keyHex, 'hex');
  return (site, personId) =>
    `op-${createHmac('sha256', key).update(`${site}\n${personId}`).digest('hex').slice(0, 32)}`;
}
