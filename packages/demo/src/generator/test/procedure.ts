import type { TestItem } from './test-item';

/** A test procedure as released. */
export interface Procedure {
  readonly procedure: string;
  readonly revision: string;
  /** Stop at the first value outside its limits; the rest of the values is skipped. */
  readonly stopsOnFail: boolean;
  readonly items: readonly TestItem[];
}
