import type { AsOf, Pseudonymise } from '@tracegraph/record';
import type { RequestScope } from '@tracegraph/subgraph-kit';

import { createLoaders } from './loaders';
import type { Loaders } from './loaders';
import type { Store } from './store/store';

/** What a request starts with. */
export interface ContextParts extends RequestScope {
  readonly store: Store;
  readonly pseudonymise: Pseudonymise;
  /** How far the feed was taken in: states, containment and customers in reverse questions are as of there. */
  readonly asOf: AsOf | null;
}

/** What a request of this subgraph works with. */
export interface Context extends ContextParts {
  /** New for each request: nothing is kept from one caller to the next. */
  readonly loaders: Loaders;
}

/** The context of one request. */
export function createContext(parts: ContextParts): Context {
  return { ...parts, loaders: createLoaders(parts.store) };
}
