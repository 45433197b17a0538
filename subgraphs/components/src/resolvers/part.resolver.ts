import { RecordingPayload } from '@tracegraph/record';
import { UnitPageArgs } from '@tracegraph/unit-reference';
import type { UnitConnection as Units } from '@tracegraph/unit-reference';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, ID, Info, Mutation, Query, Resolver, Root } from 'type-graphql';

import type { Context } from '../context';
import { ManufacturerPart, Part } from '../entities/part';
import { UnitConnection } from '../entities/unit-connection';
import type { PartModel } from '../generated/models';
import { PartInput } from '../inputs/part.input';
import { registerParts } from '../services/register-parts';
import { unitsByPart } from '../services/units-by-part';

/** Parts: registration and look-up. */
@Resolver(() => Part)
export class PartResolver {
  @Query(() => Part, { nullable: true, description: 'A part by its number; null when it is not registered.' })
  part(
    @Arg('internalPartNumber', () => ID, { description: 'The number, unique in the factory.' })
    internalPartNumber: string,
    @Ctx() { loaders }: Context,
  ): Promise<object | null> {
    return loaders.partByNumber.load(internalPartNumber);
  }

  @Query(() => UnitConnection, {
    nullable: true,
    description:
      'Units with a part, whether the part is registered or not; an unknown part gives an empty list. A unit holds it where an effective installation, also of a place on a panel bound to it, has an item of that part. All of them are CERTAIN: candidates are packages of the same part. EVER: also what was removed since; NOW: something of such an item is installed still, as `Unit.components` shows it. Of an installation whose material set is not registered the parts are not known: such units are findable by the finding MATERIAL_SET_UNKNOWN.',
  })
  unitsByPart(
    @Arg('internalPartNumber', () => ID, { description: 'The number, unique in the factory.' })
    internalPartNumber: string,
    @Args(() => UnitPageArgs) page: UnitPageArgs,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Units> {
    return unitsByPart(context, internalPartNumber, { page, info });
  }

  @Mutation(() => RecordingPayload, {
    nullable: true,
    description: 'Registers parts, at most 1,000 a request.',
  })
  registerParts(
    @Arg('inputs', () => [PartInput], { description: 'The parts; results come in the same order.' })
    inputs: PartInput[],
    @Ctx() context: Context,
  ): Promise<RecordingPayload> {
    return registerParts(context, inputs);
  }

  @FieldResolver(() => ID)
  internalPartNumber(@Root() part: PartModel): string {
    return part.subjectKey;
  }

  @FieldResolver(() => [ManufacturerPart])
  manufacturerParts(@Root() part: PartModel): ManufacturerPart[] {
    return part.manufacturerParts as unknown as ManufacturerPart[];
  }
}
