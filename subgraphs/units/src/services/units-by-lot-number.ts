import { name, readArgument } from '@tracegraph/record';
import type { UnitQuestion } from '@tracegraph/unit-reference';

import { HELD_LOT_NUMBER } from '../store/held-registrations';
import { unitKeysOf } from './key-range';
import { parseProductKey } from './read-keys';

/**
 * Which units belong to a batch or lot.
 * @param productKey product whose lot it is, as lot numbers are given by each product on its own; null for all of that number
 * @throws TraceError TEXT_EMPTY, TEXT_TOO_LONG, TEXT_MALFORMED, PRODUCT_KEY_MALFORMED or the code of the rule that is broken
 */
export function unitsByLotNumber(lotNumber: string, productKey: string | null | undefined): UnitQuestion {
  const product = typeof productKey === 'string' ? unitKeysOf(parseProductKey(productKey)).beginning : null;
  return { held: HELD_LOT_NUMBER, values: [readArgument(name, lotNumber), product] };
}
