import { partyCode, readArgument } from '@tracegraph/record';

import type { NamedParty } from '../loaders/party-by-code.loader';

/** Resolves references to parties, also those nobody registered: that records name one is a fact of its own. */
export function resolveParty(reference: { readonly code: string }): Promise<NamedParty> {
  return Promise.resolve({ code: readArgument(partyCode, reference.code) });
}
