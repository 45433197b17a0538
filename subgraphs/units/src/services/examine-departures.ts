import { addFinding } from '@tracegraph/record';
import type { Draft } from '@tracegraph/record';

import type { StoreTables } from '../store/store';
import type { ShipmentContent } from './record-shipments';
import { readUnitShipments } from './unit-shipments';
import type { UnitShipment } from './unit-shipments';

/** States in which a unit ought not to leave. */
const BLOCKING_STATES: readonly string[] = ['HELD', 'SCRAPPED', 'RECALLED', 'DESTROYED'];

/** A shipment or return of a unit, of the store or of the list. */
type Movement = Pick<UnitShipment, 'unitKey' | 'direction' | 'shipmentNumber' | 'cartonId'> & {
  readonly time: Date;
};

/**
 * Notes units that leave while they are blocked, and those that left before and did not come back; units in cartons too.
 * @param drafts in the order in which they are stored
 */
export async function examineDepartures(
  tables: StoreTables,
  drafts: readonly Draft<ShipmentContent>[],
): Promise<void> {
  const cartonIds = [...new Set(drafts.flatMap(({ content }) => content.cartonIds))];
  const packed =
    cartonIds.length > 0 ? await tables.cartons.findUnitKeys(cartonIds) : new Map<string, string[]>();
  const unitKeys = [
    ...new Set([...drafts.flatMap(({ content }) => content.unitKeys), ...[...packed.values()].flat()]),
  ];
  if (unitKeys.length === 0) return;
  const isIn = await readPackings(tables, cartonIds.length > 0 ? unitKeys : []);
  const movements = byUnit(
    (await readUnitShipments(tables, unitKeys))
      .filter(({ correctedBy }) => correctedBy === null)
      .map((shipment): Movement => ({ ...shipment, time: shipment.row.eventTime })),
  );
  const stateAt = await readStates(tables, unitKeys);
  for (const draft of drafts) {
    const time = new Date(draft.content.eventTime);
    const carried = draft.content.cartonIds.flatMap((cartonId) =>
      (packed.get(cartonId) ?? [])
        .filter((unitKey) => isIn(unitKey, cartonId, time, movements.get(unitKey)))
        .map((unitKey) => ({ unitKey, cartonId })),
    );
    const named = draft.content.unitKeys.map((unitKey) => ({ unitKey, cartonId: null }));
    for (const { unitKey, cartonId } of [...named, ...carried]) {
      examineState(draft, unitKey, stateAt(unitKey, time));
      const earlier = movements.get(unitKey) ?? [];
      examineEarlier(draft, earlier, time);
      const shipmentNumber = draft.subjectKey;
      movements.set(unitKey, [
        ...earlier,
        { unitKey, direction: 'OUTBOUND', shipmentNumber, cartonId, time },
      ]);
    }
  }
}

function examineState(draft: Draft<ShipmentContent>, unitKey: string, state: string | null): void {
  if (state !== null && BLOCKING_STATES.includes(state))
    addFinding(draft, 'UNIT_SHIPPED_WHILE_BLOCKED', `${unitKey} was ${state} when it was shipped.`, {
      unitKey,
    });
}

/** A unit leaves again only after it came back; the same shipment told again is no second one. */
function examineEarlier(draft: Draft<ShipmentContent>, movements: readonly Movement[], time: Date): void {
  const before = movements.filter((one) => one.time <= time && one.shipmentNumber !== draft.subjectKey);
  const latest = before.reduce<Movement | null>(
    (found, one) => (found === null || one.time >= found.time ? one : found),
    null,
  );
  if (latest?.direction !== 'OUTBOUND') return;
  const message = `${latest.unitKey} left with ${latest.shipmentNumber}, and no return is recorded.`;
  addFinding(draft, 'UNIT_ALREADY_SHIPPED', message, {
    referenceKeys: [latest.shipmentNumber],
    unitKey: latest.unitKey,
  });
}

/** Says whether a unit lies in a carton: packed there last, and not shipped with it since. */
async function readPackings(tables: StoreTables, unitKeys: readonly string[]) {
  const packings = byUnit(unitKeys.length > 0 ? await tables.cartons.findPackings(unitKeys) : []);
  return (unitKey: string, cartonId: string, time: Date, movements: readonly Movement[] = []): boolean => {
    const last = packings.get(unitKey)?.findLast((one) => one.eventTime <= time);
    if (last?.cartonId !== cartonId) return false;
    return !movements.some(
      (one) =>
        one.direction === 'OUTBOUND' &&
        one.cartonId === cartonId &&
        one.time >= last.eventTime &&
        one.time <= time,
    );
  };
}

async function readStates(tables: StoreTables, unitKeys: readonly string[]) {
  const states = byUnit(await tables.dispositions.findEffective(unitKeys));
  return (unitKey: string, time: Date): string | null =>
    states.get(unitKey)?.findLast((one) => one.eventTime <= time)?.state ?? null;
}

/** A shipment may name ten thousand units: what is known of them is looked up by unit. */
function byUnit<R extends { readonly unitKey: string }>(rows: readonly R[]): Map<string, R[]> {
  const units = new Map<string, R[]>();
  for (const row of rows) {
    const known = units.get(row.unitKey);
    if (known) known.push(row);
    else units.set(row.unitKey, [row]);
  }
  return units;
}
