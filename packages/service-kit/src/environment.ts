import { z } from 'zod';

import { TraceError } from './trace-error';

/** A TCP port, 1 to 65535. */
export const portVariable = z.coerce.number().int().min(1).max(65_535);

/** An absolute http(s) address. */
export const urlVariable = z.url({ protocol: /^https?$/ });

/** Log threshold of pino. */
export const logLevelVariable = z
  .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'])
  .default('info');

/**
 * Reads and checks the process environment once, at start.
 * @param schema one entry per variable; an empty text counts as unset
 * @param source the variables, normally `process.env`
 * @throws TraceError ENVIRONMENT_INVALID naming every wrong variable, never its value
 */
export function parseEnvironment<T extends z.ZodRawShape>(
  schema: z.ZodObject<T>,
  source: NodeJS.ProcessEnv,
): z.output<z.ZodObject<T>> {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''));
  const result = schema.safeParse(given);
  if (result.success) return result.data;
  const problems = result.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  throw new TraceError('ENVIRONMENT_INVALID', `The environment is not usable. ${problems.join('; ')}`, {
    details: { problems },
  });
}

/**
 * As {@link parseEnvironment} over `process.env`, for the start of a program: prints all problems and exits 1.
 * @param schema one entry per variable
 */
export function readEnvironment<T extends z.ZodRawShape>(schema: z.ZodObject<T>): z.output<z.ZodObject<T>> {
  try {
    return parseEnvironment(schema, process.env);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  }
}
