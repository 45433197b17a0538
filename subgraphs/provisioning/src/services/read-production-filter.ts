import { name, optional, siteCode } from '@tracegraph/record';
import { z } from 'zod';

import type { ProductionFilter } from '../inputs/production-filter.input';
import { readArguments } from './read-arguments';
import { requireSite } from './readers';
import { requireTimeOrder, timeWindow } from './time-window';

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
    ...timeWindow,
  })
  .superRefine((filter, context) => {
    requireSite(filter, context);
    requireTimeOrder(filter, context);
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
