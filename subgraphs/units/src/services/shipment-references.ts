import { canonicalJson } from '@tracegraph/ledger';
import type { JsonValue } from '@tracegraph/ledger';
import type { Draft, Row } from '@tracegraph/record';

import { deriveEventId } from '../store/derive-event-id';
import type { StoreTables } from '../store/store';
import type { ShippingReference, UnitReferenceDraft } from '../store/unit-reference.store';
import { readUnitShipments } from './unit-shipments';
import type { UnitShipment } from './unit-shipments';

/** Units worked on at once; a shipment may concern very many. */
const CHUNK = 1_000;

/**
 * Brings the feed in line with the shipments and returns of units as they are recorded now: adds what is missing, adds again
 * under the same event id what has a fuller payload, and corrects what no longer holds. What becomes true again after it was
 * corrected gets a new event id, derived from the corrected one. MUST run in the transaction of the records that changed it.
 * @param causes the record behind a correction, by unit key
 */
export async function reconcileShipments(
  tables: StoreTables,
  unitKeys: readonly string[],
  causes: ReadonlyMap<string, Draft>,
): Promise<void> {
  const keys = [...new Set(unitKeys)];
  for (let from = 0; from < keys.length; from += CHUNK) {
    const chunk = keys.slice(from, from + CHUNK);
    const shipments = await readUnitShipments(tables, chunk);
    const effective = shipments.filter(({ correctedBy }) => correctedBy === null);
    const countries = await findCountries(tables, effective);
    const standing = groupByUnit(await tables.unitReferences.findShipping(chunk));
    const wanted = groupByUnit(effective);
    await tables.unitReferences.append(
      chunk.flatMap((unitKey) => {
        const inFeed = standing.get(unitKey) ?? [];
        const cause = causes.get(unitKey);
        return changesOf(unitKey, { wanted: wanted.get(unitKey) ?? [], standing: inFeed, countries, cause });
      }),
    );
  }
}

interface UnitState {
  readonly wanted: readonly UnitShipment[];
  readonly standing: readonly ShippingReference[];
  readonly countries: ReadonlyMap<string, string | null>;
  readonly cause: Draft | undefined;
}

/** The events that lead one unit from what the feed says to what is recorded. */
function changesOf(unitKey: string, state: UnitState): readonly UnitReferenceDraft[] {
  const { corrected, references } = readStanding(state.standing);
  const numbers = new Map([...references].map(([key, { payload }]) => [key, payload['shipmentNumber']]));
  const kept = new Set<string>();
  const added = state.wanted.flatMap((shipment) => {
    const kind = shipment.direction === 'OUTBOUND' ? ('SHIPPED' as const) : ('RETURNED' as const);
    const eventId = eventIdOf(shipment, kind, numbers, corrected);
    const key = referenceKey(kind, eventId);
    numbers.set(key, shipment.shipmentNumber);
    kept.add(key);
    const payload = payloadOf(shipment, state.countries);
    const before = references.get(key)?.payload;
    if (before && canonicalJson(before as JsonValue) === canonicalJson(payload as JsonValue)) return [];
    return [{ kind, unitKey, otherKey: null, eventId, eventTime: shipment.row.eventTimeText, payload }];
  });
  const surplus = [...references].filter(([key]) => !kept.has(key) && !corrected.has(key));
  return [...surplus.map(([, reference]) => correctionOf(unitKey, reference, state.cause)), ...added];
}

/** What the feed says of one unit, by kind and event id; `corrected` are those it has taken back. */
interface Standing {
  readonly corrected: ReadonlySet<string>;
  readonly references: ReadonlyMap<string, ShippingReference>;
}

function readStanding(standing: readonly ShippingReference[]): Standing {
  const corrected = new Set<string>();
  const references = new Map<string, ShippingReference>();
  for (const reference of standing) {
    if (reference.kind === 'CORRECTED') {
      const { kind, correctedEventId } = reference.payload;
      if (kind === 'SHIPMENT') corrected.add(referenceKey('SHIPPED', String(correctedEventId)));
      if (kind === 'RETURN') corrected.add(referenceKey('RETURNED', String(correctedEventId)));
    } else references.set(referenceKey(reference.kind, reference.eventId), reference);
  }
  return { corrected, references };
}

/**
 * The event id of a shipment in the feed: that of its row, unless the same record id under another number stands there already,
 * or it was taken back.
 * @param numbers shipment number by kind and event id, of what is in the feed
 */
function eventIdOf(
  { unitKey, shipmentNumber, row }: UnitShipment,
  kind: 'SHIPPED' | 'RETURNED',
  numbers: ReadonlyMap<string, unknown>,
  corrected: ReadonlySet<string>,
): string {
  let { eventId } = row;
  for (;;) {
    const key = referenceKey(kind, eventId);
    const number = numbers.get(key) ?? shipmentNumber;
    if (number !== shipmentNumber) eventId = deriveEventId(`${unitKey} ${shipmentNumber}`, eventId);
    else if (corrected.has(key)) eventId = deriveEventId(unitKey, eventId);
    else return eventId;
  }
}

function referenceKey(kind: ShippingReference['kind'], eventId: string): string {
  return `${kind} ${eventId}`;
}

function correctionOf(
  unitKey: string,
  { kind, eventId }: ShippingReference,
  cause: Draft | undefined,
): UnitReferenceDraft {
  return {
    kind: 'CORRECTED',
    unitKey,
    otherKey: null,
    eventId: cause?.content.eventId ?? deriveEventId(unitKey, eventId),
    eventTime: cause?.content.eventTime ?? new Date().toISOString(),
    payload: { kind: kind === 'SHIPPED' ? 'SHIPMENT' : 'RETURN', correctedEventId: eventId },
  };
}

function payloadOf(shipment: UnitShipment, countries: ReadonlyMap<string, string | null>): Row {
  const { shipmentNumber, soldTo, shipTo } = shipment;
  const shipToCountry = shipTo === null ? null : (countries.get(shipTo) ?? null);
  return { shipmentNumber, soldTo, shipTo, shipToCountry };
}

async function findCountries(
  tables: StoreTables,
  shipments: readonly UnitShipment[],
): Promise<ReadonlyMap<string, string | null>> {
  const codes = new Set(shipments.flatMap(({ shipTo }) => (shipTo === null ? [] : [shipTo])));
  const parties = await tables.parties.findMany([...codes]);
  return new Map(parties.map(({ subjectKey, country }) => [subjectKey, country]));
}

function groupByUnit<R extends { readonly unitKey: string }>(rows: readonly R[]): ReadonlyMap<string, R[]> {
  const groups = new Map<string, R[]>();
  for (const row of rows) groups.set(row.unitKey, [...(groups.get(row.unitKey) ?? []), row]);
  return groups;
}
