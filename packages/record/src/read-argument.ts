import { TraceError } from '@tracegraph/service-kit';
import type { z } from 'zod';

import { toRefusal } from './refusal';

/**
 * A copy of a text of a question as it is stored.
 * @throws TraceError with the code of the reader
 */
export function readArgument(reader: z.ZodType<string, string>, text: string): string {
  const read = reader.safeParse(text);
  if (read.success) return read.data;
  const { code, expected, received } = toRefusal(read.error, text);
  throw new TraceError(code, `${expected} Received: ${received}.`);
}
