import { readEnvironment } from '@tracegraph/service-kit';
import { subgraphVariables } from '@tracegraph/subgraph-kit';
import { followerVariables } from '@tracegraph/unit-reference';
import { z } from 'zod';

/** The variables of the provisioning subgraph. */
export const environmentSchema = z.object({ ...subgraphVariables, ...followerVariables });

/** The environment of the provisioning subgraph, checked. */
export type Environment = z.output<typeof environmentSchema>;

/** Reads the environment once; prints all problems and exits 1 where it is not usable. */
export function readProvisioningEnvironment(): Environment {
  return readEnvironment(environmentSchema);
}
