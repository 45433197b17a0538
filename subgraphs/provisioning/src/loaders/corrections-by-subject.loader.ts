import { createCorrectionLoader, withRecords } from '@tracegraph/record';
import type { CorrectionLoader, CorrectionRow, RecordRow, Recorded } from '@tracegraph/record';
import { createGroupLoader } from '@tracegraph/subgraph-kit';

import type { ProvisioningRecordKind } from '../entities/provisioning-record-kind';
import type { Store } from '../store/store';

/** Joins records with their corrections. */
export interface Corrections {
  /**
   * Rows with what the graph says of their records, those declared wrong included.
   * @param rows being looked up, all about `subjectKeys`
   */
  join<R extends RecordRow>(
    kind: keyof typeof ProvisioningRecordKind,
    subjectKeys: readonly string[],
    rows: Promise<readonly R[]>,
    subjectOf: (row: R) => string,
  ): Promise<Recorded<R>[]>;
}

/**
 * Corrections are asked by subject, at the moment the records of the subject are asked, not when those arrive. So all kinds of facts
 * of all units share one statement, and how many there are does not depend on which answer comes first.
 */
export function createCorrections(store: Store): Corrections {
  const bySubject = createGroupLoader<CorrectionRow>(
    (subjectKeys) => store.corrections.findMany(subjectKeys),
    (row) => row.subjectKey,
  );
  const byRecord: CorrectionLoader = createCorrectionLoader(async (subjectKeys) => {
    const groups = await Promise.all(subjectKeys.map((subjectKey) => bySubject.load(subjectKey)));
    return groups.flat();
  });
  return {
    join: async (kind, subjectKeys, rows, subjectOf) => {
      const corrections = Promise.all(subjectKeys.map((subjectKey) => bySubject.load(subjectKey)));
      const [found] = await Promise.all([rows, corrections]);
      return withRecords(found, { kind, subjectKey: subjectOf }, byRecord, true);
    },
  };
}

/** Leaves out records declared wrong, unless they are asked for. */
export function effective<R extends { readonly record: { readonly correctedBy: object | null } }>(
  rows: readonly R[],
  includeSuperseded = false,
): readonly R[] {
  return includeSuperseded ? rows : rows.filter(({ record }) => record.correctedBy === null);
}
