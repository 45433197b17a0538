import { withRecords } from '@tracegraph/record';
import type { CorrectionLoader, Recorded } from '@tracegraph/record';
import DataLoader from 'dataloader';

import type { SigningKeyModel, SigningKeyStateModel } from '../generated/models';
import type { StoreTables } from '../store/store';

/** All that is known of a key; of one that only a signature names, no more than its id. */
export interface SigningKeyFile {
  readonly keyId: string;
  /** The earliest effective registration; null for a key that is not registered. */
  readonly registration: Recorded<SigningKeyModel> | null;
  /** From any effective registration: the key id is its hash, so there is only one. */
  readonly publicKeyDer: Uint8Array | null;
  /** Read from the key itself; as declared while it is not at hand; UNKNOWN for a key that is not registered. */
  readonly algorithm: string;
  /** The states recorded, also those declared wrong, in the order of time and event id. */
  readonly states: readonly Recorded<SigningKeyStateModel>[];
  /** The states that count. */
  readonly effectiveStates: readonly Recorded<SigningKeyStateModel>[];
}

/** Signing keys by key id, never null. */
export type SigningKeyLoader = ReturnType<typeof createSigningKeyLoader>;

/** Loads registrations and histories of keys. */
export function createSigningKeyLoader(
  store: StoreTables,
  corrections: CorrectionLoader,
): DataLoader<string, SigningKeyFile> {
  return new DataLoader(
    async (keyIds) => {
      const [keys, states] = await Promise.all([
        store.keys.findMany(keyIds),
        store.keyStates.findMany(keyIds),
      ]);
      const subjectKey = (row: { readonly subjectKey: string }) => row.subjectKey;
      const [registrations, history] = await Promise.all([
        withRecords(keys, { kind: 'SIGNING_KEY', subjectKey }, corrections),
        withRecords(states, { kind: 'SIGNING_KEY_STATE', subjectKey }, corrections, true),
      ]);
      const ofKey = { registrations: bySubject(registrations), states: bySubject(history) };
      return keyIds.map((keyId) =>
        toFile(keyId, ofKey.registrations.get(keyId) ?? [], ofKey.states.get(keyId) ?? []),
      );
    },
    { maxBatchSize: 5_000 },
  );
}

function toFile(
  keyId: string,
  registrations: readonly Recorded<SigningKeyModel>[],
  states: readonly Recorded<SigningKeyStateModel>[],
): SigningKeyFile {
  const [registration = null] = registrations;
  const withKey = registrations.find(({ publicKeyDer }) => publicKeyDer !== null);
  return {
    keyId,
    registration,
    publicKeyDer: withKey?.publicKeyDer ?? null,
    algorithm: (withKey ?? registration)?.algorithm ?? 'UNKNOWN',
    states,
    effectiveStates: states.filter(({ record }) => record.correctedBy === null),
  };
}

function bySubject<R extends { readonly subjectKey: string }>(rows: readonly R[]): ReadonlyMap<string, R[]> {
  const groups = new Map<string, R[]>();
  for (const row of rows) groups.set(row.subjectKey, [...(groups.get(row.subjectKey) ?? []), row]);
  return groups;
}
