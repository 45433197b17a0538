import { RecordingPayload } from '@tracegraph/record';
import { UnitPageArgs } from '@tracegraph/unit-reference';
import type { UnitConnection as Units } from '@tracegraph/unit-reference';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, ID, Info, Mutation, Query, Resolver } from 'type-graphql';

import type { Context } from '../context';
import { MaterialSet } from '../entities/material-set';
import { UnitConnection } from '../entities/unit-connection';
import { MaterialSetInput } from '../inputs/material-set.input';
import { registerMaterialSets } from '../services/register-material-sets';
import { unitsByMaterialSet } from '../services/units-by-material-set';

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

  @Query(() => UnitConnection, {
    nullable: true,
    description:
      'Units of which an effective installation, also of a place on a panel bound to them, names a material set, whether the set is registered or not; an unknown set gives an empty list. All of them are CERTAIN. EVER: also what was removed since; NOW: something of the set is installed still, as `Unit.components` shows it; all of it where the content of the set is not registered.',
  })
  unitsByMaterialSet(
    @Arg('sha256', () => ID, { description: 'SHA-256 of the canonical content, 64 hex digits.' })
    sha256: string,
    @Args(() => UnitPageArgs) page: UnitPageArgs,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Units> {
    return unitsByMaterialSet(context, sha256, { page, info });
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
