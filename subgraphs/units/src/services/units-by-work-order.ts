import { name, readArgument, siteCode } from '@tracegraph/record';
import type { UnitQuestion } from '@tracegraph/unit-reference';

import { HELD_WORK_ORDER } from '../store/held-registrations';

/**
 * Which units are made under a work order.
 * @throws TraceError SITE_MALFORMED, TEXT_EMPTY, TEXT_TOO_LONG, TEXT_MALFORMED
 */
export function unitsByWorkOrder(site: string, number: string): UnitQuestion {
  return { held: HELD_WORK_ORDER, values: [readArgument(siteCode, site), readArgument(name, number)] };
}
