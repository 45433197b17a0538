import type { BatchFiles, Row } from './batch-files';
import { eventIdOf, groupBy, latestOf, recordOf, sortedBy, toUtc, uuidV5, valueOf } from './keys';
import type { RecordFacts } from './keys';
import type { Registry } from './registry';
import { siteOf } from './registry';

/** The disposition of a unit as an answer shows it. */
export interface DispositionFacts {
  readonly state: string;
  readonly sinceTime: string;
  readonly reason: string | null;
}

/** A shipment of a unit as an answer shows it. */
export interface ShipmentFacts {
  readonly shipmentNumber: string;
  readonly direction: 'OUTBOUND';
  readonly shippedTime: string;
  readonly soldTo: { readonly name: string };
  readonly shipTo: { readonly name: string; readonly country: string | null };
  readonly record: RecordFacts;
}

/** A unit built into another one. */
export interface Link {
  readonly unitKey: string;
  readonly containerKey: string;
  readonly position: string;
  readonly installedTime: string;
}

interface DespatchAdvice {
  readonly shipment: string;
  readonly soldTo: string;
  readonly shipTo: string;
  readonly shippedTime: string;
  readonly cartons: readonly string[];
}

/** The disposition of each unit: its latest one. */
export function readDispositions(
  batch: BatchFiles,
  registry: Registry,
): ReadonlyMap<string, DispositionFacts> {
  const groups = groupBy(batch.siteRows('mes', /^status\.csv$/), (row) => registry.unitOf(row));
  const ofUnit = (rows: readonly Row[]): readonly DispositionFacts[] => {
    const row = latestOf(rows, (one) => one.cell('time'));
    return row === null
      ? []
      : [{ state: row.cell('state'), sinceTime: toUtc(row.cell('time')), reason: row.optional('reason') }];
  };
  return new Map([...groups].flatMap(([unitKey, rows]) => ofUnit(rows).map((facts) => [unitKey, facts])));
}

/** The orders each unit was made under, the one named first first, then by site and number. */
export function readWorkOrders(
  batch: BatchFiles,
  registry: Registry,
): ReadonlyMap<string, readonly { readonly site: string; readonly number: string }[]> {
  const own = [...registry.units.values()].flatMap(({ unitKey, workOrder, registeredTime }) =>
    workOrder === null ? [] : [{ unitKey, workOrder, namedTime: registeredTime }],
  );
  const rework = batch.siteRows('mes', /^repairs\.csv$/).flatMap((row) => {
    const number = row.optional('rework_order');
    if (number === null) return [];
    const facts = { workOrder: { site: siteOf(row), number }, namedTime: row.cell('repaired_time') };
    return registry.subjectsOf(row).map(({ unitKey }) => ({ unitKey, ...facts }));
  });
  const groups = groupBy([...own, ...rework], ({ unitKey }) => unitKey);
  const inOrder = (group: typeof own): readonly (typeof own)[number]['workOrder'][] =>
    sortedBy(group, ({ workOrder, namedTime }) => [toUtc(namedTime), workOrder.site, workOrder.number]).map(
      ({ workOrder }) => workOrder,
    );
  return new Map([...groups].map(([unitKey, group]) => [unitKey, inOrder([...group])]));
}

/** The shipments of each unit that was packed, in the order of time and number. */
export function readShipments(
  batch: BatchFiles,
  registry: Registry,
): ReadonlyMap<string, readonly ShipmentFacts[]> {
  const unitsByCarton = groupBy(batch.rows('logistics/cartons.csv'), (row) => row.cell('carton'));
  const advices = batch.siteFiles('logistics', /^despatch-advices\.json$/).flatMap((file) => {
    const { shipments } = JSON.parse(batch.text(file)) as { readonly shipments: readonly DespatchAdvice[] };
    return shipments.map((advice) => ({ ...advice, file }));
  });
  const shipped = advices.flatMap((advice) =>
    advice.cartons
      .flatMap((carton) => valueOf(unitsByCarton, carton))
      .map((row) => registry.unitOf(row))
      .map((unitKey) => ({ unitKey, facts: toShipment(advice, unitKey, registry) })),
  );
  return new Map(
    [...groupBy(shipped, ({ unitKey }) => unitKey)].map(([unitKey, group]) => [
      unitKey,
      sortedBy(
        group.map(({ facts }) => facts),
        ({ shippedTime, shipmentNumber }) => [shippedTime, shipmentNumber],
      ),
    ]),
  );
}

/** A shipment names many units: the record of each has the UUIDv5 of the unit key within the shipment event. */
function toShipment(
  advice: DespatchAdvice & { readonly file: string },
  unitKey: string,
  registry: Registry,
): ShipmentFacts {
  const shipTo = valueOf(registry.parties, advice.shipTo);
  return {
    shipmentNumber: advice.shipment,
    direction: 'OUTBOUND',
    shippedTime: toUtc(advice.shippedTime),
    soldTo: { name: valueOf(registry.parties, advice.soldTo).name },
    shipTo: { name: shipTo.name, country: shipTo.country },
    record: recordOf(uuidV5(eventIdOf('recordShipments', advice.file, advice.shipment), unitKey)),
  };
}

/** Which unit was built into which one. */
export function readLinks(batch: BatchFiles, registry: Registry): readonly Link[] {
  return batch.siteRows('mes', /^assembly\.csv$/).map((row) => ({
    unitKey: registry.unitOf(row),
    containerKey: registry.unitKey(row.cell('container_part_number'), row.cell('container_serial_number')),
    position: row.cell('position'),
    installedTime: toUtc(row.cell('installed_time')),
  }));
}
