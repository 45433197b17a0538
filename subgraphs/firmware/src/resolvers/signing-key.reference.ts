import { sha256 } from '@tracegraph/record';

import type { Context } from '../context';
import type { SigningKeyFile } from '../loaders/signing-key-by-id.loader';
import { readKey } from './read-key';

/** A reference to a signing key. */
export interface SigningKeyKey {
  readonly keyId: string;
}

/**
 * Resolves a reference; null for a key of which neither a registration nor a state is recorded.
 * @throws TraceError SHA256_MALFORMED
 */
export async function resolveSigningKey(
  { keyId }: SigningKeyKey,
  { loaders }: Context,
): Promise<SigningKeyFile | null> {
  const key = await loaders.keyById.load(readKey(sha256, keyId));
  return key.registration || key.effectiveStates.length > 0 ? key : null;
}
