import { name, optional, siteCode, time, toRefusal } from '@tracegraph/record';
import { TraceError } from '@tracegraph/service-kit';
import { z } from 'zod';

import type { ProductionFilter } from '../inputs/production-filter.input';
import { refuseWith, requireSite } from './readers';

/** Which runs a question is about, as read; null for what it does not ask for. */
export interface ProductionQuestion extends z.output<typeof filterSchema> {
  /** The procedure or stage. */
  readonly series: string | null;
}

const filterSchema = z
  .object({
    workOrder: optional(z.object({ site: siteCode, number: name })),
    productKey: optional(name),
    site: optional(siteCode),
    stationId: optional(name),
    fromTime: optional(time),
    toTime: optional(time),
  })
  .superRefine((filter, context) => {
    requireSite(filter, context);
    const { fromTime, toTime } = filter;
    if (fromTime !== null && toTime !== null && Date.parse(fromTime) >= Date.parse(toTime))
      refuseWith(context, 'TIME_RANGE_EMPTY', ['toTime']);
  });

/**
 * Reads which runs a question is about.
 * @param filter as asked; null for all runs
 * @param series the procedure or stage asked for
 * @throws TraceError with the code of what cannot be read
 */
export function readProductionFilter(
  filter: Readonly<Partial<ProductionFilter>> | null | undefined,
  series: string | null | undefined,
): ProductionQuestion {
  return readArguments(filterSchema.extend({ series: optional(name) }), { ...filter, series });
}

/**
 * Reads the arguments of a question.
 * @throws TraceError with the code of the first one that cannot be read
 */
export function readArguments<T>(schema: z.ZodType<T>, sent: unknown): T {
  const read = schema.safeParse(sent);
  if (read.success) return read.data;
  const { code, expected, path, received } = toRefusal(read.error, sent);
  throw new TraceError(code, `${path}: ${expected} Received: ${received}`);
}
