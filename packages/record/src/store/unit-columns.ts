import { parseUnitKey, productKeyOf } from '@tracegraph/gs1';

import type { Row } from './insert-rows';

/** The key columns of every table about units. */
export function unitColumns(unitKey: string): Row {
  return { productKey: productKeyOf(parseUnitKey(unitKey)), unitKey };
}
