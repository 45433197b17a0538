import { findStays } from '../outbound-times';
import type { Stay } from '../outbound-times';
import type { Family, FamilyEvent } from './family';

/** How things stand with a key of the feed: whose it is, where the unit is now, and in which state. */
export interface Standing {
  readonly unitKey: string;
  /** The units a place on a panel is bound to, earliest first; none for a unit. */
  readonly boundKeys: readonly string[];
  /** The unit it is inside of now, at the end of the chain; itself where it is in none. */
  readonly outermostKey: string;
  readonly isRegistered: boolean;
  /** Code of the owner of its product; null where no registration says so. */
  readonly ownerCode: string | null;
  /** `<site>/<number>` of its work orders, parts percent-encoded, by code point. */
  readonly workOrders: readonly string[];
  /** Its disposition now: that of the outermost unit, or what it was when it was taken out. */
  readonly state: string | null;
  readonly stateTime: Date | null;
  /** The shipment with which it left last and has not come back; null where it is not with a customer. */
  readonly shipment: StandingShipment | null;
}

/** The shipment with which a unit left. */
export interface StandingShipment {
  readonly shipmentNumber: string | null;
  readonly soldTo: string | null;
  readonly shipTo: string | null;
  readonly shipToCountry: string | null;
  readonly shippedTime: Date;
}

/** How things stand with a key. */
export function findStanding(unitKey: string, family: Family): Standing {
  const registrations = family.eventsOf(unitKey, 'REGISTERED');
  const disposition = latestAt(unitKey, Infinity, { family, kinds: ['DISPOSITION'], ownCounts: true });
  const shipping = latestAt(unitKey, Infinity, { family, kinds: ['SHIPPED', 'RETURNED'], ownCounts: false });
  return {
    unitKey,
    boundKeys: family.boundKeys(unitKey),
    outermostKey: findOutermost(unitKey, family),
    isRegistered: registrations.length > 0,
    // That of a place on a panel names no owner, and MUST NOT hide the one of the unit.
    ownerCode:
      registrations.map((event) => textOf(event, 'ownerCode')).findLast((code) => code !== null) ?? null,
    workOrders: workOrdersOf(unitKey, family),
    state: textOf(disposition, 'state'),
    stateTime: disposition?.eventTime ?? null,
    shipment: shipping?.kind === 'SHIPPED' ? toShipment(shipping) : null,
  };
}

/** Follows the chain of what contains it now; units that contain each other end the walk. */
function findOutermost(unitKey: string, family: Family): string {
  const seen = new Set([unitKey]);
  let outermost = unitKey;
  for (;;) {
    const stay = stayAt(staysOf(outermost, family), Infinity);
    if (!stay || seen.has(stay.containerKey)) return outermost;
    seen.add(stay.containerKey);
    outermost = stay.containerKey;
  }
}

/** Instants are whole numbers: what happens to a container when the unit is taken out does not happen to the unit. */
const JUST_BEFORE = 0.5;

interface LatestOf {
  readonly family: Family;
  readonly kinds: readonly string[];
  /** Whether the unit's own event from before it was put in stands in where its container has none. */
  readonly ownCounts: boolean;
}

/**
 * The latest event that applies to a unit at an instant: that of what contains it then; once taken out, its own ones since
 * then, else what applied inside when it was taken out.
 */
function latestAt(
  unitKey: string,
  instant: number,
  of: LatestOf,
  seen: ReadonlySet<string> = new Set(),
): FamilyEvent | undefined {
  if (seen.has(unitKey)) return undefined;
  const path = new Set([...seen, unitKey]);
  const stays = staysOf(unitKey, of.family);
  const own = of.family.eventsOf(unitKey, ...of.kinds).findLast((event) => event.instant <= instant);
  const stay = stayAt(stays, instant);
  if (stay) {
    const inside = latestAt(stay.containerKey, instant, of, path);
    return inside ?? (of.ownCounts ? own : undefined);
  }
  const ended = stays
    .filter(({ until }) => until <= instant)
    .sort((a, b) => a.until - b.until)
    .at(-1);
  if (!ended || (own && own.instant >= ended.until)) return own;
  const left = latestAt(ended.containerKey, ended.until - JUST_BEFORE, of, path);
  return left ?? (of.ownCounts ? own : undefined);
}

function staysOf(unitKey: string, family: Family): readonly Stay[] {
  return findStays(
    family.eventsOf(unitKey, 'INSTALLED', 'REMOVED').map(({ kind, otherKey, instant, eventTime }) => ({
      kind: kind === 'INSTALLED' ? 'INSTALLED' : 'REMOVED',
      containerKey: otherKey === null ? null : family.unitOf(otherKey),
      instant,
      eventTime,
    })),
  );
}

/** Of several at once, which is an anomaly, the one that began last. */
function stayAt(stays: readonly Stay[], instant: number): Stay | undefined {
  return stays
    .filter(({ since, until }) => since <= instant && (instant < until || until === Infinity))
    .sort((a, b) => a.since - b.since || (a.containerKey < b.containerKey ? -1 : 1))
    .at(-1);
}

function workOrdersOf(unitKey: string, family: Family): readonly string[] {
  const orders = family
    .eventsOf(unitKey, 'WORK_ORDER')
    .map(({ payload }) =>
      [payload['site'], payload['number']].map((part) => encodeURIComponent(String(part))).join('/'),
    );
  return [...new Set(orders)].sort();
}

function toShipment(event: FamilyEvent): StandingShipment {
  return {
    shipmentNumber: textOf(event, 'shipmentNumber'),
    soldTo: textOf(event, 'soldTo'),
    shipTo: textOf(event, 'shipTo'),
    shipToCountry: textOf(event, 'shipToCountry'),
    shippedTime: event.eventTime,
  };
}

function textOf(event: FamilyEvent | undefined, field: string): string | null {
  const value = event?.payload[field];
  return typeof value === 'string' ? value : null;
}
