/** An installation, as far as the periods of slots need it. */
interface Installed {
  readonly slot: string;
  readonly digest: string;
  readonly eventTime: Date;
  readonly record: { readonly correctedBy: object | null };
}

/** An installation with the time until which its slot held it. */
export type Installation<R> = R & {
  /** When the next effective installation of another digest came; null where none did, and for records declared wrong. */
  readonly supersededTime: Date | null;
};

/**
 * Says until when each installation stood in its slot. To find the same digest there again, e.g. by reading it back, ends
 * nothing. Digests of different scopes cannot be compared here: another scope counts as another image.
 * @param rows of one unit, effective or not, in the order of time and event id
 */
export function withPeriods<R extends Installed>(rows: readonly R[]): Installation<R>[] {
  const next = new Map<
    string,
    { readonly digest: string; readonly since: Date; readonly until: Date | null }
  >();
  const periods = [...rows].reverse().map((row): Installation<R> => {
    if (row.record.correctedBy) return { ...row, supersededTime: null };
    const later = next.get(row.slot);
    const supersededTime = (later?.digest === row.digest ? later.until : later?.since) ?? null;
    next.set(row.slot, { digest: row.digest, since: row.eventTime, until: supersededTime });
    return { ...row, supersededTime };
  });
  return periods.reverse();
}

/** Whether a slot held its image at any of these shipments: from the time it came until before another one came. */
export function wasShippedAt(
  { eventTime, supersededTime }: { readonly eventTime: Date; readonly supersededTime: Date | null },
  shipments: readonly Date[],
): boolean {
  return shipments.some(
    (shipped) => shipped >= eventTime && (supersededTime === null || shipped < supersededTime),
  );
}
