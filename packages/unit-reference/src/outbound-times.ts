/** An effective event of a unit that says where it was, or that it left the maker. */
export interface WhereaboutsEvent {
  readonly kind: 'INSTALLED' | 'REMOVED' | 'SHIPPED';
  /** The container; null where the unit was shipped. */
  readonly containerKey: string | null;
  /** Rank of the event time: equal for equal times, and exact, which a `Date` of milliseconds is not. */
  readonly instant: number;
  readonly eventTime: Date;
}

/** From one instant, inclusive, to another, exclusive. */
interface Interval {
  readonly since: number;
  readonly until: number;
}

/** A time a unit spent inside another one. */
export interface Stay extends Interval {
  readonly containerKey: string;
}

/**
 * The times at which a unit left the maker: by itself, or inside whatever contained it at that time, in their order.
 *
 * A unit is looked at once for each interval not yet looked at, so that many ways to the same container cost one look, and
 * units that contain each other end the walk.
 * @param unitKey the unit asked
 * @param events of that unit and of everything it was ever inside of
 */
export function findOutboundTimes(
  unitKey: string,
  events: ReadonlyMap<string, readonly WhereaboutsEvent[]>,
): readonly Date[] {
  const seen = new Map<string, Interval[]>();
  const times = new Map<number, Date>();
  const pending = [{ unitKey, since: -Infinity, until: Infinity }];
  for (let holder = pending.shift(); holder; holder = pending.shift()) {
    const { since, until } = holder;
    const known = seen.get(holder.unitKey) ?? [];
    if (known.some((interval) => interval.since <= since && until <= interval.until)) continue;
    seen.set(holder.unitKey, [...known, { since, until }]);
    const own = events.get(holder.unitKey) ?? [];
    for (const { kind, instant, eventTime } of own)
      if (kind === 'SHIPPED' && since <= instant && instant < until) times.set(instant, eventTime);
    for (const stay of findStays(own)) {
      const inside = { since: Math.max(since, stay.since), until: Math.min(until, stay.until) };
      if (inside.since < inside.until) pending.push({ unitKey: stay.containerKey, ...inside });
    }
  }
  return [...times].sort(([a], [b]) => a - b).map(([, time]) => time);
}

/** What happened between a unit and one container at one instant. */
interface Handling {
  isInstalled: boolean;
  isRemoved: boolean;
}

/**
 * The times a unit spent inside others. A removal takes what was installed strictly before it; only where nothing was, what was installed at the very same time: a
 * unit taken out and put back under one time stamp is inside.
 */
export function findStays(events: readonly WhereaboutsEvent[]): readonly Stay[] {
  const stays: Stay[] = [];
  for (const [containerKey, instants] of byContainer(events)) {
    let since: number | null = null;
    for (const [instant, { isInstalled, isRemoved }] of [...instants].sort(([a], [b]) => a - b)) {
      if (!isRemoved) since ??= instant;
      else if (since !== null) {
        stays.push({ containerKey, since, until: instant });
        since = isInstalled ? instant : null;
      }
    }
    if (since !== null) stays.push({ containerKey, since, until: Infinity });
  }
  return stays;
}

function byContainer(
  events: readonly WhereaboutsEvent[],
): ReadonlyMap<string, ReadonlyMap<number, Handling>> {
  const containers = new Map<string, Map<number, Handling>>();
  for (const { kind, containerKey, instant } of events) {
    if (kind === 'SHIPPED' || containerKey === null) continue;
    const instants = containers.get(containerKey) ?? new Map<number, Handling>();
    containers.set(containerKey, instants);
    const handling = instants.get(instant) ?? { isInstalled: false, isRemoved: false };
    instants.set(instant, handling);
    if (kind === 'INSTALLED') handling.isInstalled = true;
    else handling.isRemoved = true;
  }
  return containers;
}
