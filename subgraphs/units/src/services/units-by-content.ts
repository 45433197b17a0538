import type { UnitQuestion } from '@tracegraph/unit-reference';

import { HELD_CONTENT } from '../store/held-contents';
import { parseKnownKey } from './read-keys';

/**
 * Which units contain or contained a unit.
 * @throws TraceError UNIT_KEY_MALFORMED, or the code of the rule that is broken
 */
export function unitsByContent(unitKey: string): UnitQuestion {
  return { held: HELD_CONTENT, values: [parseKnownKey(unitKey)] };
}
