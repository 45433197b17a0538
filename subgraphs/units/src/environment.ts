import { readEnvironment } from '@tracegraph/service-kit';
import { subgraphVariables } from '@tracegraph/subgraph-kit';
import { z } from 'zod';

/** The variables of the units subgraph; it follows no feed, it owns it. */
export const environmentSchema = z.object({ ...subgraphVariables });

/** The environment of the units subgraph, checked. */
export type Environment = z.output<typeof environmentSchema>;

/** Reads the environment once; prints all problems and exits 1 where it is not usable. */
export function readUnitsEnvironment(): Environment {
  return readEnvironment(environmentSchema);
}
