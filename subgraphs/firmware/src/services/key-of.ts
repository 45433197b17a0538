import { z } from 'zod';

/**
 * Reads the name of a value of an enum of the graph as a text, the form in which it is stored.
 * @param values the enum
 */
export function keyOf<E extends Readonly<Record<string, string>>>(values: E): z.ZodType<keyof E & string> {
  return z.enum(Object.keys(values) as (keyof E & string)[]);
}
