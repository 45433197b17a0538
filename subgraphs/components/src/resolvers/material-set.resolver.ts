import { RecordingPayload } from '@tracegraph/record';
import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';

import type { Context } from '../context';
import { MaterialSet } from '../entities/material-set';
import { MaterialSetInput } from '../inputs/material-set.input';
import { registerMaterialSets } from '../services/register-material-sets';

/** Material sets: registration and look-up. */
@Resolver(() => MaterialSet)
export class MaterialSetResolver {
  @Query(() => MaterialSet, {
    nullable: true,
    description: 'A material set by its digest; null when it is not registered.',
  })
  materialSet(
    @Arg('sha256', () => ID, { description: 'SHA-256 of the canonical content, 64 hex digits.' })
    sha256: string,
    @Ctx() { loaders }: Context,
  ): Promise<object | null> {
    return loaders.materialSetByDigest.load(sha256.toLowerCase());
  }

  @Mutation(() => RecordingPayload, {
    nullable: true,
    description: 'Registers material sets, at most 1,000 a request.',
  })
  registerMaterialSets(
    @Arg('inputs', () => [MaterialSetInput], { description: 'The sets; results come in the same order.' })
    inputs: MaterialSetInput[],
    @Ctx() context: Context,
  ): Promise<RecordingPayload> {
    return registerMaterialSets(context, inputs);
  }
}
