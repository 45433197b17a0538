import type { DispositionState, UnitQuestion } from '@tracegraph/unit-reference';

import { HELD_STATE } from '../store/held-dispositions';

/** Which units are or were in a state. */
export function unitsByDisposition(state: keyof typeof DispositionState): UnitQuestion {
  return { held: HELD_STATE, values: [state] };
}
