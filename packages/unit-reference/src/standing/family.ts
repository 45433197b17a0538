/** An event of the feed about one key, as the standing of units is worked out from it. */
export interface FamilyEvent {
  readonly unitKey: string;
  readonly kind: string;
  readonly otherKey: string | null;
  readonly eventId: string;
  readonly eventTime: Date;
  /** Rank of the event time: equal for equal times, and exact, which a `Date` of milliseconds is not. */
  readonly instant: number;
  readonly payload: Readonly<Record<string, unknown>>;
}

/** Kinds of records behind each kind of event: a correction names the kind of the record. */
const RECORD_KINDS: Readonly<Record<string, readonly string[]>> = {
  REGISTERED: ['UNIT'],
  BOUND: ['PANEL_BINDING'],
  WORK_ORDER: ['WORK_ORDER_ASSIGNMENT', 'UNIT', 'PANEL'],
  DISPOSITION: ['DISPOSITION'],
  INSTALLED: ['UNIT_INSTALLATION'],
  REMOVED: ['UNIT_REMOVAL'],
  SHIPPED: ['SHIPMENT'],
  RETURNED: ['RETURN'],
};

/** Units that were ever inside of, or bound to, each other, with all effective events about them. */
export class Family {
  private readonly byKey = new Map<string, FamilyEvent[]>();
  private readonly unitsOfPlace = new Map<string, FamilyEvent[]>();
  private readonly placesOfUnit = new Map<string, string[]>();

  /** @param events in the order of the feed: of events with one kind and id the later one counts */
  constructor(events: readonly FamilyEvent[]) {
    for (const event of effectiveOf(events)) {
      append(this.byKey, event.unitKey, event);
      if (event.kind !== 'BOUND' || event.otherKey === null || event.otherKey === event.unitKey) continue;
      append(this.unitsOfPlace, event.otherKey, event);
      append(this.placesOfUnit, event.unitKey, event.otherKey);
    }
    for (const bindings of this.unitsOfPlace.values()) bindings.sort(byTime);
  }

  /** The units a place on a panel is bound to, earliest first; none for any other key. */
  boundKeys(key: string): readonly string[] {
    return [...new Set((this.unitsOfPlace.get(key) ?? []).map(({ unitKey }) => unitKey))];
  }

  /** The unit behind a key: of a place the unit it was bound to first, else the key itself. */
  unitOf(key: string): string {
    return this.unitsOfPlace.get(key)?.[0]?.unitKey ?? key;
  }

  /** The events of a unit of these kinds, also those recorded under the places bound to it, by time and event id. */
  eventsOf(unitKey: string, ...kinds: readonly string[]): readonly FamilyEvent[] {
    return [unitKey, ...(this.placesOfUnit.get(unitKey) ?? [])]
      .flatMap((key) => this.byKey.get(key) ?? [])
      .filter(({ kind }) => kinds.includes(kind))
      .sort(byTime);
  }
}

/** Leaves out what a correction declared wrong, and what was given again with a fuller payload. */
function effectiveOf(events: readonly FamilyEvent[]): readonly FamilyEvent[] {
  const corrected = new Set(
    events
      .filter(({ kind }) => kind === 'CORRECTED')
      .map(({ unitKey, payload }) =>
        [String(payload['kind']), String(payload['correctedEventId']), unitKey].join(' '),
      ),
  );
  const latest = new Map<string, FamilyEvent>();
  for (const event of events) latest.set(identityOf(event), event);
  return [...latest.values()].filter(
    ({ kind, eventId, unitKey }) =>
      !(RECORD_KINDS[kind] ?? []).some((recordKind) =>
        corrected.has([recordKind, eventId, unitKey].join(' ')),
      ),
  );
}

/** Registration, assignment and panel may name different work orders under one event id: only of another kind these are fuller. */
function identityOf({ kind, eventId, unitKey, payload }: FamilyEvent): string {
  const named = kind === 'WORK_ORDER' ? [payload['site'], payload['number']] : [];
  return JSON.stringify([kind, eventId, unitKey, ...named]);
}

function append<V>(groups: Map<string, V[]>, key: string, value: V): void {
  const group = groups.get(key);
  if (group) group.push(value);
  else groups.set(key, [value]);
}

function byTime(a: FamilyEvent, b: FamilyEvent): number {
  return a.instant - b.instant || (a.eventId < b.eventId ? -1 : Number(a.eventId > b.eventId));
}
