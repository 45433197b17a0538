/** A record as the test wrote it; `day` is its event time. */
export type Written =
  | { readonly kind: 'BOUND'; readonly unit: string; readonly place: string; readonly day: number }
  | { readonly kind: 'INSTALLED'; readonly unit: string; readonly container: string; readonly day: number }
  | { readonly kind: 'REMOVED'; readonly unit: string; readonly container: string; readonly day: number }
  | { readonly kind: 'STATE'; readonly unit: string; readonly state: string; readonly day: number }
  | {
      readonly kind: 'SHIPPED';
      readonly unit: string;
      readonly number: string;
      readonly soldTo: string;
      readonly day: number;
    }
  | { readonly kind: 'RETURNED'; readonly unit: string; readonly day: number };

type Of<K extends Written['kind']> = Extract<Written, { readonly kind: K }>;

/** What holds of a unit: the record that says so, and since when it is inside of what it is inside of. */
interface Inside {
  readonly container: string;
  readonly since: number;
}

/**
 * What follows from records, found by looking at every day and between any two of them, so that it has nothing in common with
 * the arithmetic of intervals it is held against. Units MUST NOT contain themselves.
 */
export class Model {
  private readonly instants: readonly number[];
  private readonly answers = new Map<string, unknown>();

  /** @param records effective ones, in the order of their event ids */
  constructor(private readonly records: readonly Written[]) {
    const days = [...new Set(records.map(({ day }) => day))].sort((a, b) => a - b);
    this.instants = days.flatMap((day, at) => [day, (day + (days[at + 1] ?? day + 1)) / 2]);
  }

  /** The units behind a key: those bound to a place, else itself. */
  unitsOf(key: string): readonly string[] {
    return this.remembered(`UNITS ${key}`, () => {
      const bound = this.of('BOUND').filter(({ place }) => place === key);
      return bound.length > 0 ? bound.map(({ unit }) => unit) : [key];
    });
  }

  /** All units some record names. */
  units(): readonly string[] {
    const named = this.records.flatMap((record) =>
      'container' in record ? [record.unit, record.container] : [record.unit],
    );
    return [...new Set(named.flatMap((key) => this.unitsOf(key)))].sort();
  }

  /** Units that left with the shipments chosen, or were inside of one that was away with them. */
  everAway(chosen: (shipment: Of<'SHIPPED'>) => boolean): readonly string[] {
    const events = (unit: string) => [...this.ownOf(unit, 'SHIPPED'), ...this.ownOf(unit, 'RETURNED')];
    return this.everTrue(events, (event) => event.kind === 'SHIPPED' && chosen(event));
  }

  /** Units that were in a state, or inside of one that was. */
  everIn(state: string): readonly string[] {
    return this.everTrue(
      (unit) => this.ownOf(unit, 'STATE'),
      (event) => event.state === state,
    );
  }

  /** The shipment with which a unit is away now. */
  awayWith(unit: string): Of<'SHIPPED'> | null {
    const latest = this.latestAt(unit, this.instants.length - 1, ['SHIPPED', 'RETURNED'], false);
    return latest?.kind === 'SHIPPED' ? latest : null;
  }

  /** The state of a unit now. */
  stateOf(unit: string): string | null {
    const latest = this.latestAt(unit, this.instants.length - 1, ['STATE'], true);
    return latest?.kind === 'STATE' ? latest.state : null;
  }

  /** What a unit is inside of at the end of the chain now. */
  outermostOf(unit: string): string {
    const container = this.containerAt(unit, Infinity);
    return container ? this.outermostOf(container) : unit;
  }

  /** Units that contained a unit on any day, or contain it now. */
  containersOf(unit: string, isNow: boolean): readonly string[] {
    const instants = isNow ? [Infinity] : this.instants;
    return this.units().filter((other) => instants.some((at) => this.isInside(unit, other, at)));
  }

  private everTrue<E extends Written>(
    eventsOf: (unit: string) => readonly E[],
    isChosen: (event: E) => boolean,
  ): readonly string[] {
    const units = this.units();
    const holders = units.flatMap((unit) => {
      const events = eventsOf(unit);
      return events.filter(isChosen).map((event) => {
        const later = events.map(({ day }) => day).filter((day) => day > event.day);
        return { unit, since: event.day, until: Math.min(...later, Infinity) };
      });
    });
    return units.filter((unit) =>
      holders.some(
        (holder) =>
          holder.unit === unit ||
          this.instants.some(
            (at) => holder.since <= at && at < holder.until && this.isInside(unit, holder.unit, at),
          ),
      ),
    );
  }

  /**
   * What applies to a unit at an instant: what applies to its container; outside of any what happened to it right then, else
   * what applied to it before.
   */
  private latestAt(
    unit: string,
    at: number,
    kinds: readonly Written['kind'][],
    ownCounts: boolean,
  ): Written | undefined {
    const instant = this.instants[at];
    if (instant === undefined) return undefined;
    return this.remembered(`${kinds.join(' ')} ${unit} ${at}`, () => {
      const own = kinds.flatMap((kind): readonly Written[] => this.ownOf(unit, kind));
      const past = inOrder(
        this.records,
        own.filter(({ day }) => day <= instant),
      );
      const container = this.containerAt(unit, instant);
      if (container)
        return this.latestAt(container, at, kinds, ownCounts) ?? (ownCounts ? past.at(-1) : undefined);
      const today = past.filter(({ day }) => day === instant).at(-1);
      return today ?? this.latestAt(unit, at - 1, kinds, ownCounts);
    });
  }

  private isInside(unit: string, other: string, instant: number): boolean {
    return this.allContainersAt(unit, instant).some(
      ({ container }) => container === other || this.isInside(container, other, instant),
    );
  }

  private containerAt(unit: string, instant: number): string | undefined {
    return [...this.allContainersAt(unit, instant)]
      .sort((a, b) => a.since - b.since || (a.container < b.container ? -1 : 1))
      .at(-1)?.container;
  }

  private allContainersAt(unit: string, instant: number): readonly Inside[] {
    return this.remembered(`CONTAINERS ${unit} ${instant}`, () => this.findContainersAt(unit, instant));
  }

  private findContainersAt(unit: string, instant: number): readonly Inside[] {
    const moves = [...this.ownOf(unit, 'INSTALLED'), ...this.ownOf(unit, 'REMOVED')].filter(
      ({ day }) => day <= instant,
    );
    const toUnit = (key: string) => this.unitsOf(key)[0] ?? key;
    const containers = [...new Set(moves.map(({ container }) => toUnit(container)))];
    return containers.flatMap((container) => {
      const ofBoth = moves.filter((move) => toUnit(move.container) === container);
      let since: number | null = null;
      for (const day of [...new Set(ofBoth.map((move) => move.day))].sort((a, b) => a - b)) {
        const kinds = new Set(ofBoth.filter((move) => move.day === day).map(({ kind }) => kind));
        if (kinds.size === 2) since = since === null ? null : day;
        else if (kinds.has('INSTALLED')) since ??= day;
        else since = null;
      }
      return since === null ? [] : [{ container, since }];
    });
  }

  private remembered<T>(question: string, answer: () => T): T {
    if (!this.answers.has(question)) this.answers.set(question, answer());
    return this.answers.get(question) as T;
  }

  private ownOf<K extends Written['kind']>(unit: string, kind: K): readonly Of<K>[] {
    return this.remembered(`${kind} ${unit}`, () =>
      this.of(kind).filter((record) => this.unitsOf(record.unit).includes(unit)),
    );
  }

  private of<K extends Written['kind']>(kind: K): readonly Of<K>[] {
    return inOrder(
      this.records,
      this.records.filter((record): record is Of<K> => record.kind === kind),
    );
  }
}

/** By day, then by the order in which they were given. */
function inOrder<W extends Written>(all: readonly Written[], some: readonly W[]): readonly W[] {
  return [...some].sort((a, b) => a.day - b.day || all.indexOf(a) - all.indexOf(b));
}
