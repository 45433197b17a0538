import { compareText } from '@tracegraph/record';

import type { CartonUnitModel, ReturnUnitModel } from '../generated/models';
import { deriveEventId } from '../store/derive-event-id';
import type { CartonShipment } from '../store/shipment.store';
import type { CorrectionOf, UnitShipment } from './unit-shipments';

/**
 * What shipments of cartons mean to the units in them. A packing ends when the unit is packed in another carton; until then
 * the unit leaves with the first effective shipment of the carton at or after the packing, and after each effective return of
 * the unit with the next one. Shipments before those that were declared wrong are given too, with their correction.
 * @param packings of some units, effective or not
 * @param shipments that name the cartons, the earliest first
 * @param returned returns of the units, effective or not
 */
export function shipmentsThroughCartons(
  packings: readonly CartonUnitModel[],
  shipments: readonly CartonShipment[],
  returned: readonly ReturnUnitModel[],
  correctionOf: CorrectionOf,
): readonly UnitShipment[] {
  const returns = returned.filter(
    ({ unitKey, eventId, shipmentNumber, returnEventId }) =>
      !(correctionOf('RETURN', unitKey, eventId) ?? correctionOf('RETURN', shipmentNumber, returnEventId)),
  );
  const byUnit = new Map<string, CartonUnitModel[]>();
  for (const packing of packings) {
    const { unitKey, eventId, cartonId, cartonEventId } = packing;
    if (correctionOf('CARTON', unitKey, eventId) ?? correctionOf('CARTON', cartonId, cartonEventId)) continue;
    byUnit.set(unitKey, [...(byUnit.get(unitKey) ?? []), packing]);
  }
  const ofCarton = new Map<string, CartonShipment[]>();
  for (const shipment of shipments)
    ofCarton.set(shipment.cartonId, [...(ofCarton.get(shipment.cartonId) ?? []), shipment]);
  return [...byUnit.values()].flatMap((ofUnit) => {
    const inOrder = [...ofUnit].sort(byTime);
    return inOrder.flatMap((packing, at) => {
      const next = inOrder.slice(at + 1).find(({ cartonId }) => cartonId !== packing.cartonId);
      const candidates = (ofCarton.get(packing.cartonId) ?? []).filter(
        ({ eventTime }) =>
          eventTime >= packing.eventTime && (next === undefined || eventTime < next.eventTime),
      );
      const returnTimes = returns
        .filter(({ unitKey }) => unitKey === packing.unitKey)
        .map(({ eventTime }) => eventTime);
      return leavingWith(candidates, returnTimes, correctionOf).map((shipment) =>
        fromCarton(packing.unitKey, shipment, correctionOf),
      );
    });
  });
}

/**
 * The shipments up to the first effective one: after that the carton is gone, and its id may be used anew. Only when the unit
 * came back, it may leave again.
 */
function leavingWith(
  shipments: readonly CartonShipment[],
  returnTimes: readonly Date[],
  correctionOf: CorrectionOf,
): readonly CartonShipment[] {
  let left: Date | null = null;
  return shipments.filter(({ subjectKey, eventId, eventTime }) => {
    const since = left;
    if (since !== null && !returnTimes.some((time) => time > since && time <= eventTime)) return false;
    if (correctionOf('SHIPMENT', subjectKey, eventId) === null) left = eventTime;
    return true;
  });
}

function fromCarton(unitKey: string, shipment: CartonShipment, correctionOf: CorrectionOf): UnitShipment {
  const eventId = deriveEventId(unitKey, shipment.eventId);
  const { subjectKey: shipmentNumber, soldTo, shipTo, cartonId } = shipment;
  return {
    ...{ unitKey, direction: 'OUTBOUND', shipmentNumber, soldTo, shipTo, site: null, cartonId },
    row: { ...shipment, eventId },
    correctedBy:
      correctionOf('SHIPMENT', unitKey, eventId) ??
      correctionOf('SHIPMENT', shipmentNumber, shipment.eventId),
  };
}

function byTime(a: CartonUnitModel, b: CartonUnitModel): number {
  return (
    a.eventTime.getTime() - b.eventTime.getTime() ||
    compareText(a.eventId, b.eventId) ||
    compareText(a.cartonId, b.cartonId)
  );
}
