import { partyCode, readArgument } from '@tracegraph/record';
import type { UnitQuestion } from '@tracegraph/unit-reference';

import { HELD_CUSTOMER } from '../store/held-shipments';

/**
 * Which units were sold to a customer.
 * @throws TraceError PARTY_CODE_MALFORMED
 */
export function unitsByCustomer(code: string): UnitQuestion {
  return { held: HELD_CUSTOMER, values: [readArgument(partyCode, code)] };
}
