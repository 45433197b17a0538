import { name, readArgument } from '@tracegraph/record';
import type { UnitQuestion } from '@tracegraph/unit-reference';

import { HELD_SHIPMENT } from '../store/held-shipments';

/**
 * Which units left with a shipment.
 * @throws TraceError TEXT_EMPTY, TEXT_TOO_LONG, TEXT_MALFORMED
 */
export function unitsByShipment(shipmentNumber: string): UnitQuestion {
  return { held: HELD_SHIPMENT, values: [readArgument(name, shipmentNumber)] };
}
