import { compareText } from '@tracegraph/record';
import type { Recorded } from '@tracegraph/record';

import type { PartyModel } from '../generated/models';
import type { Store } from '../store/store';
import { createRegistrationLoader, effectiveRecord } from './registration.loader';
import type { RegistrationLoader } from './registration.loader';

/** A party as something names it: by its code, registered or not. */
export interface NamedParty {
  readonly code: string;
  /** Its registration, null where there is none; left out where nobody looked yet. */
  readonly registration?: Recorded<PartyModel> | null;
}

/** Parties by code; null for one that is not registered. */
export type PartyLoader = RegistrationLoader<PartyModel>;

/** Loads parties asked for by themselves. */
export function createPartyLoader(store: Store): PartyLoader {
  return createRegistrationLoader((codes) => store.parties.findMany(codes));
}

/**
 * Looks up parties that other rows name, in one statement of their own: how many statements a request takes must not depend on
 * which of its loaders is answered first.
 */
export async function findNamedParties(
  store: Store,
  codes: readonly (string | null)[],
): Promise<(code: string) => NamedParty> {
  const named = [...new Set(codes.filter((code) => code !== null))].sort(compareText);
  const rows = await store.parties.findMany(named);
  const registered = new Map(rows.map((row) => [row.subjectKey, effectiveRecord(row)]));
  return (code) => ({ code, registration: registered.get(code) ?? null });
}
