import { optional, time } from '@tracegraph/record';
import type { z } from 'zod';

import { refuseWith } from './readers';

/** The time a question is about, for the schema of its arguments: from its beginning until before its end. */
export const timeWindow = { fromTime: optional(time), toTime: optional(time) };

/** The time a question is about, as asked. */
export interface AskedTime {
  readonly fromTime?: string | null;
  readonly toTime?: string | null;
}

/** Arguments together with the time they ask for. */
export function withTime(sent: object, { fromTime, toTime }: AskedTime): object {
  return { ...sent, fromTime, toTime };
}

/** Refuses a time that does not end after it begins. */
export function requireTimeOrder(
  { fromTime, toTime }: { readonly fromTime: string | null; readonly toTime: string | null },
  context: z.RefinementCtx,
): void {
  if (fromTime !== null && toTime !== null && toInstant(fromTime) >= toInstant(toTime))
    refuseWith(context, 'TIME_RANGE_EMPTY', ['toTime']);
}

/** An instant in picoseconds: `Date` keeps three digits of a second, a record up to twelve. */
function toInstant(text: string): bigint {
  const [, fraction = ''] = /\.(\d+)/.exec(text) ?? [];
  const seconds = Date.parse(text.replace(/\.\d+/, '').toUpperCase()) / 1_000;
  return BigInt(seconds) * 10n ** 12n + BigInt(fraction.padEnd(12, '0'));
}
