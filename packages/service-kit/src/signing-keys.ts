import { z } from 'zod';

import { TraceError } from './trace-error';

/** One shared key between the gateway and a subgraph. */
export interface SigningKey {
  /** Names the key in a request, so that two may be active while they are rotated. */
  readonly kid: string;
  /** At least 32 random bytes. */
  readonly secret: Buffer;
}

const KEY = /^([A-Za-z0-9_-]{1,40}):((?:[0-9a-f]{2}){32,})$/;

/**
 * Reads a list of one or two active keys; the first one signs, each of them verifies.
 * @param text `kid:hex[,kid:hex]`
 * @throws TraceError SIGNING_KEYS_MALFORMED; the text itself is never part of the message
 */
export function parseSigningKeys(text: string): readonly SigningKey[] {
  const keys = text.split(',').map((part) => {
    const [, kid, hex] = KEY.exec(part.trim()) ?? [];
    if (kid === undefined || hex === undefined) {
      throw new TraceError(
        'SIGNING_KEYS_MALFORMED',
        'Expected `kid:hex[,kid:hex]` with keys of at least 32 bytes in lower-case hex.',
      );
    }
    return { kid, secret: Buffer.from(hex, 'hex') };
  });
  if (keys.length > 2) {
    throw new TraceError(
      'SIGNING_KEYS_MALFORMED',
      `Expected at most 2 active keys, received ${keys.length}.`,
    );
  }
  if (new Set(keys.map(({ kid }) => kid)).size < keys.length) {
    throw new TraceError('SIGNING_KEYS_MALFORMED', 'Expected a name of its own for each active key.');
  }
  return keys;
}

/** An environment variable holding a list of keys as {@link parseSigningKeys} reads it. */
export const signingKeysVariable = z.string().transform((text, context) => {
  try {
    return parseSigningKeys(text);
  } catch (error) {
    context.addIssue({ code: 'custom', message: error instanceof Error ? error.message : String(error) });
    return z.NEVER;
  }
});
