import { partyCode, readArgument } from '@tracegraph/record';
import type { UnitQuestion } from '@tracegraph/unit-reference';

import { HELD_OWNER } from '../store/held-registrations';

/**
 * Which units are of products of an owner.
 * @throws TraceError PARTY_CODE_MALFORMED
 */
export function unitsByOwner(code: string): UnitQuestion {
  return { held: HELD_OWNER, values: [readArgument(partyCode, code)] };
}
