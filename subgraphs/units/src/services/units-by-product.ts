import type { UnitQuestion } from '@tracegraph/unit-reference';

import { HELD_KEY_RANGE } from '../store/held-registrations';
import { unitKeysOf } from './key-range';
import { parseProductKey } from './read-keys';

/**
 * Which units of a product are known.
 * @throws TraceError PRODUCT_KEY_MALFORMED, or the code of the rule that is broken
 */
export function unitsByProduct(productKey: string): UnitQuestion {
  const { beginning, end } = unitKeysOf(parseProductKey(productKey));
  return { held: HELD_KEY_RANGE, values: [beginning, end] };
}
