import { createHmac } from 'node:crypto';

/**
 * Turns the id of a person at a site into a pseudonym that cannot be turned back without the mapping.
 * @returns `op-` and 32 hex digits
 */
export type Pseudonymise = (site: string, personId: string) => string;

/**
 * @param keyHex secret of this installation, at least 32 bytes in hex; the same in all subgraphs
 */
export function createPseudonymiser(keyHex: string): Pseudonymise {
  const key = Buffer.from(keyHex, 'hex');
  return (site, personId) =>
    `op-${createHmac('sha256', key).update(`${site}\n${personId}`).digest('hex').slice(0, 32)}`;
}
