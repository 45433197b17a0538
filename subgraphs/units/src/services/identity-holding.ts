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

function startsBeforeEndOf(one: Holding, other: Holding): boolean {
  return other.releasedTime === null || one.assignedTime < other.releasedTime;
}
