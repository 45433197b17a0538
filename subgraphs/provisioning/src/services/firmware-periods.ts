/** An installation, as far as the periods of slots need it. */
interface Installed {
  readonly slot: string;
  readonly eventTime: Date;
  readonly record: { readonly correctedBy: object | null };
}

/** An installation with the time until which its slot held it. */
export type Installation<R> = R & {
  /** When the next effective installation in the slot came; null for the last one and for records declared wrong. */
  readonly supersededTime: Date | null;
};

/**
 * Says until when each installation stood in its slot.
 * @param rows of one unit, effective or not, in the order of time and event id
 */
export function withPeriods<R extends Installed>(rows: readonly R[]): Installation<R>[] {
  const next = new Map<string, Date>();
  const periods = [...rows].reverse().map((row): Installation<R> => {
    if (row.record.correctedBy) return { ...row, supersededTime: null };
    const supersededTime = next.get(row.slot) ?? null;
    next.set(row.slot, row.eventTime);
    return { ...row, supersededTime };
  });
  return periods.reverse();
}

/** Whether a slot held its image at any of these shipments: from the time it came until before the next one came. */
export function wasShippedAt(
  { eventTime, supersededTime }: { readonly eventTime: Date; readonly supersededTime: Date | null },
  shipments: readonly Date[],
): boolean {
  return shipments.some(
    (shipped) => shipped >= eventTime && (supersededTime === null || shipped < supersededTime),
  );
}
