import { createCorrectionLoader } from '@tracegraph/record';
import type { CorrectionLoader, CorrectionRow } from '@tracegraph/record';
import { createGroupLoader } from '@tracegraph/subgraph-kit';
import type DataLoader from 'dataloader';

import type { Store } from '../store/store';

/** The corrections of a request: each subject is read once, whichever of its facts are asked. */
export interface Corrections {
  /** All corrections about a subject. */
  readonly bySubject: DataLoader<string, readonly CorrectionRow[]>;
  /** The correction of one record. */
  readonly loader: CorrectionLoader;
}

/** New loaders of corrections for a request. */
export function createCorrections(store: Store): Corrections {
  const bySubject = createGroupLoader<CorrectionRow>(
    (subjectKeys) => store.corrections.findMany(subjectKeys),
    (row) => row.subjectKey,
  );
  const loader = createCorrectionLoader(async (subjectKeys) => {
    const groups = await bySubject.loadMany([...subjectKeys]);
    return groups.flatMap((rows) => {
      if (rows instanceof Error) throw rows;
      return rows;
    });
  });
  return { bySubject, loader };
}
