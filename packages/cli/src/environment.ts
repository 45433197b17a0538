import { parseEnvironment, urlVariable } from '@tracegraph/service-kit';
import { z } from 'zod';

/** The variables of the command line. */
export const environmentSchema = z.object({
  TRACEGRAPH_URL: urlVariable
    .default('http://127.0.0.1:4000/graphql')
    .describe('The graph that the command line asks, `http…/graphql`.'),
  TRACEGRAPH_TOKEN: z
    .string()
    .optional()
    .describe('Bearer token sent by the command line; unset sends none.'),
});

/** The environment of the command line, checked. */
export type Environment = z.output<typeof environmentSchema>;

/**
 * Reads the environment once.
 * @throws TraceError ENVIRONMENT_INVALID naming all problems
 */
export function readCliEnvironment(): Environment {
  return parseEnvironment(environmentSchema, process.env);
}
