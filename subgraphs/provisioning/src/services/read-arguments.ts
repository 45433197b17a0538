import { toRefusal } from '@tracegraph/record';
import { TraceError } from '@tracegraph/service-kit';
import type { z } from 'zod';

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
