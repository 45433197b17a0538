import { compareText, correctionKey, createCorrectionLoader } from '@tracegraph/record';
import type { Correction, RecordRow } from '@tracegraph/record';

import type { CartonUnitModel, ReturnUnitModel, ShipmentUnitModel } from '../generated/models';
import { deriveEventId } from '../store/derive-event-id';
import type { RecordKind } from '../store/record-tables';
import type { CartonShipment } from '../store/shipment.store';
import type { StoreTables } from '../store/store';
import { shipmentsThroughCartons } from './carton-shipments';

/** A shipment or return of one unit, whether the record names the unit or a carton it was in. */
export interface UnitShipment {
  /** Key under which the unit was packed or shipped. */
  readonly unitKey: string;
  readonly direction: 'OUTBOUND' | 'RETURN';
  readonly shipmentNumber: string;
  /** Party that bought; of a return, the party that sent it back. */
  readonly soldTo: string | null;
  readonly shipTo: string | null;
  readonly site: string | null;
  readonly cartonId: string | null;
  /** The row of this unit: its event id derives from the unit key and the event. */
  readonly row: RecordRow;
  /** Why it does not count; null while it does. */
  readonly correctedBy: Correction | null;
}

/** Looks up the correction of a record, or of one unit's row of it. */
export type CorrectionOf = (kind: RecordKind, subjectKey: string, eventId: string) => Correction | null;

interface ShippingRows {
  readonly named: readonly ShipmentUnitModel[];
  readonly packings: readonly CartonUnitModel[];
  readonly returned: readonly ReturnUnitModel[];
  readonly ofCartons: readonly CartonShipment[];
}

/**
 * The shipments and returns of these keys, by time, number and event id, in five statements whatever their number.
 * A unit in a carton leaves with the first shipment of the carton at or after it was packed, unless it was packed in another
 * carton before that; when it came back, it leaves with the next one. Read anew each time, so it does not matter which of the records came first.
 */
export async function readUnitShipments(
  tables: StoreTables,
  unitKeys: readonly string[],
): Promise<readonly UnitShipment[]> {
  const [named, packings, returned] = await Promise.all([
    tables.shipments.findUnits(unitKeys),
    tables.cartons.findPackings(unitKeys),
    tables.shipments.findReturned(unitKeys),
  ]);
  const ofCartons = await tables.shipments.findOfCartons([
    ...new Set(packings.map(({ cartonId }) => cartonId)),
  ]);
  const rows = { named, packings, returned, ofCartons };
  const correctionOf = await readCorrections(tables, rows);
  const shipped = named.map((row) => fromShipment(row, correctionOf));
  const carried = shipmentsThroughCartons(packings, ofCartons, returned, correctionOf);
  const both = new Map(shipped.map((shipment) => [identityOf(shipment), shipment]));
  for (const shipment of carried) {
    const direct = both.get(identityOf(shipment));
    both.set(identityOf(shipment), direct ? { ...direct, cartonId: shipment.cartonId } : shipment);
  }
  return [...both.values(), ...returned.map((row) => fromReturn(row, correctionOf))].sort(byTime);
}

async function readCorrections(
  tables: StoreTables,
  { named, packings, returned, ofCartons }: ShippingRows,
): Promise<CorrectionOf> {
  const loader = createCorrectionLoader((subjects) => tables.corrections.findMany(subjects));
  const found = new Map<string, Correction>();
  const keys = [
    ...named.flatMap((row) => keysOf('SHIPMENT', row, row.shipmentNumber, row.shipmentEventId)),
    ...packings.flatMap((row) => keysOf('CARTON', row, row.cartonId, row.cartonEventId)),
    ...returned.flatMap((row) => keysOf('RETURN', row, row.shipmentNumber, row.returnEventId)),
    ...ofCartons.map((row) => correctionKey('SHIPMENT', row.subjectKey, row.eventId)),
    ...packings.flatMap(({ unitKey, cartonId }) =>
      ofCartons
        .filter((row) => row.cartonId === cartonId)
        .map((row) => correctionKey('SHIPMENT', unitKey, deriveEventId(unitKey, row.eventId))),
    ),
  ];
  const corrections = await loader.loadMany(keys);
  keys.forEach((key, at) => {
    const correction = corrections[at];
    if (correction instanceof Error) throw correction;
    if (correction) found.set(key, correction);
  });
  return (kind, subjectKey, eventId) => found.get(correctionKey(kind, subjectKey, eventId)) ?? null;
}

function keysOf(
  kind: RecordKind,
  row: { readonly unitKey: string; readonly eventId: string },
  subjectKey: string,
  eventId: string,
): string[] {
  return [correctionKey(kind, row.unitKey, row.eventId), correctionKey(kind, subjectKey, eventId)];
}

function fromShipment(row: ShipmentUnitModel, correctionOf: CorrectionOf): UnitShipment {
  const { unitKey, shipmentNumber, soldTo, shipTo } = row;
  return {
    ...{ unitKey, direction: 'OUTBOUND', shipmentNumber, soldTo, shipTo, site: null, cartonId: null, row },
    correctedBy:
      correctionOf('SHIPMENT', unitKey, row.eventId) ??
      correctionOf('SHIPMENT', shipmentNumber, row.shipmentEventId),
  };
}

function fromReturn(row: ReturnUnitModel, correctionOf: CorrectionOf): UnitShipment {
  const { unitKey, shipmentNumber, returnedBy, site } = row;
  return {
    ...{
      unitKey,
      direction: 'RETURN',
      shipmentNumber,
      soldTo: returnedBy,
      shipTo: null,
      site,
      cartonId: null,
      row,
    },
    correctedBy:
      correctionOf('RETURN', unitKey, row.eventId) ??
      correctionOf('RETURN', shipmentNumber, row.returnEventId),
  };
}

function identityOf({ unitKey, shipmentNumber, row }: UnitShipment): string {
  return `${row.eventId} ${unitKey} ${shipmentNumber}`;
}

function byTime(a: UnitShipment, b: UnitShipment): number {
  return (
    a.row.eventTime.getTime() - b.row.eventTime.getTime() ||
    compareText(a.shipmentNumber, b.shipmentNumber) ||
    compareText(a.row.eventId, b.row.eventId)
  );
}
