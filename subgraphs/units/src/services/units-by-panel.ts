import { readArgument, siteCode } from '@tracegraph/record';
import type { UnitQuestion } from '@tracegraph/unit-reference';

import { HELD_KEY_RANGE } from '../store/held-registrations';
import { keysBelow } from './key-range';
import { panelId, panelSubject } from './readers';

/**
 * Which places of a panel are known; those that units are bound to stand for the units.
 * @throws TraceError SITE_MALFORMED, PANEL_ID_MALFORMED
 */
export function unitsByPanel(site: string, panel: string): UnitQuestion {
  const { beginning, end } = keysBelow(
    panelSubject(readArgument(siteCode, site), readArgument(panelId, panel)),
  );
  return { held: HELD_KEY_RANGE, values: [beginning, end] };
}
