import { name } from '@tracegraph/record';
import { z } from 'zod';

import { AttemptChoice } from '../entities/measurement-distribution';
import type { DistributionQuestion } from '../store/measurement-distribution.store';
import { readArguments } from './read-arguments';
import { refuseWith } from './readers';
import { isDecimal } from './unit-of-measure';

const BIN_LIMIT = 100;
const QUANTILE_LIMIT = 20;

const schema = z.object({
  name,
  attempts: z.enum(AttemptChoice),
  binCount: z.int().superRefine((count, context) => {
    if (count < 1 || count > BIN_LIMIT) refuseWith(context, 'BIN_COUNT_OUT_OF_RANGE');
  }),
  quantiles: z.array(z.string()).superRefine((fractions, context) => {
    const isOutside = (text: string): boolean => !isDecimal(text) || Number(text) < 0 || Number(text) > 1;
    if (fractions.length > QUANTILE_LIMIT) refuseWith(context, 'QUANTILE_MALFORMED');
    fractions.forEach((text, at) => {
      if (isOutside(text)) refuseWith(context, 'QUANTILE_MALFORMED', [at]);
    });
  }),
});

/**
 * Reads what of a measurement is asked for.
 * @throws TraceError BIN_COUNT_OUT_OF_RANGE, QUANTILE_MALFORMED, and the codes of names
 */
export function readDistributionQuestion(sent: DistributionQuestion): DistributionQuestion {
  return readArguments(schema, sent);
}
