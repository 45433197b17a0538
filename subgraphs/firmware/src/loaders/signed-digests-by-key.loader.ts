import { withRecords } from '@tracegraph/record';
import type { CorrectionLoader } from '@tracegraph/record';
import DataLoader from 'dataloader';

import type { StoreTables } from '../store/store';

/** By key id, the digests that effective signatures of the key were recorded under. */
export type SignedDigestsLoader = DataLoader<string, readonly string[]>;

/** Loads what keys signed, whatever checking the signatures gives: a wrong claim is no reason to leave out a unit. */
export function createSignedDigestsLoader(
  store: StoreTables,
  corrections: CorrectionLoader,
): SignedDigestsLoader {
  return new DataLoader(
    async (keyIds) => {
      const signatures = await withRecords(
        await store.signatures.findByKey(keyIds),
        { kind: 'SIGNATURE', subjectKey: (row) => row.subjectKey },
        corrections,
      );
      const digests = new Map<string, Set<string>>();
      for (const { keyId, subjectKey } of signatures)
        digests.set(keyId, (digests.get(keyId) ?? new Set()).add(subjectKey));
      return keyIds.map((keyId) => [...(digests.get(keyId) ?? [])]);
    },
    { maxBatchSize: 5_000 },
  );
}
