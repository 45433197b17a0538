/**
 * The time, in SQL, at which what began at a time ended; null while it lasts. An end takes what began before it; only where
 * nothing had, what began at the very same time: so what ended and began again under one time stamp goes on. Instants with
 * both a beginning and an end thus leave the state as it was before, and only the others tell it.
 * @param time SQL of the time it began
 * @param starts statement of the `event_time`s at which the same began
 * @param ends statement of the `event_time`s at which it ended
 */
export function endOf(time: string, starts: string, ends: string): string {
  return `(SELECT min(ending.event_time) FROM (${ends}) AS ending
    WHERE ending.event_time > ${time} OR ending.event_time = ${time} AND NOT coalesce((
      SELECT bool_and(change.begins) FROM (
        SELECT start.event_time, true AS begins FROM (${starts}) AS start
        UNION ALL SELECT ending.event_time, false FROM (${ends}) AS ending) AS change
      WHERE change.event_time < ${time}
      GROUP BY change.event_time HAVING bool_and(change.begins) = bool_or(change.begins)
      ORDER BY change.event_time DESC LIMIT 1), false))`;
}
