/** A time for which a unit holds an identity. */
export interface Holding {
  /** Key of the unit. */
  readonly holder: string;
  readonly assignedTime: Date;
  /** Null while the unit holds it. */
  readonly releasedTime: Date | null;
}

/** Says whether two units hold an identity at the same time; released and given on at one instant is no overlap. */
export function areHeldTogether(one: Holding, other: Holding): boolean {
  return one.holder !== other.holder && startsBeforeEndOf(one, other) && startsBeforeEndOf(other, one);
}

/** The units that hold an identity while another one does, in the order of their keys. */
export function contestants(holdings: readonly Holding[]): readonly string[] {
  const contested = holdings.filter((one) => holdings.some((other) => areHeldTogether(one, other)));
  return [...new Set(contested.map(({ holder }) => holder))].sort();
}

/**
 * When something that began at a time ended; null while it lasts. An end takes what began before it; only where nothing had,
 * what began at the very same time: so what ended and began again under one time stamp goes on.
 * @param start when it began
 * @param starts when the same thing began, effective ones
 * @param ends when it ended, effective ones
 */
export function endOfHolding(start: Date, starts: readonly Date[], ends: readonly Date[]): Date | null {
  const at = start.getTime();
  const started = new Set(starts.map((time) => time.getTime()));
  const ended = new Set(ends.map((time) => time.getTime()));
  // An instant with both leaves the state as it was before.
  const changes = [...started, ...ended].filter((time) => time < at && started.has(time) !== ended.has(time));
  const wasOpen = changes.length > 0 && started.has(Math.max(...changes));
  const end = Math.min(...[...ended].filter((time) => time > at || (time === at && !wasOpen)));
  return Number.isFinite(end) ? new Date(end) : null;
}

function startsBeforeEndOf(one: Holding, other: Holding): boolean {
  return other.releasedTime === null || one.assignedTime < other.releasedTime;
}
