import { createCorrectionLoader } from '@tracegraph/record';
import type { CorrectionLoader } from '@tracegraph/record';

import type { Store } from '../store/store';
import { createPartLoader } from './part-by-number.loader';
import type { PartLoader } from './part-by-number.loader';

/** The loaders of one request. */
export interface Loaders {
  readonly corrections: CorrectionLoader;
  readonly partByNumber: PartLoader;
}

/** New loaders for a request. */
export function createLoaders(store: Store): Loaders {
  const corrections = createCorrectionLoader((subjectKeys) => store.corrections.findMany(subjectKeys));
  return { corrections, partByNumber: createPartLoader(store, corrections) };
}
