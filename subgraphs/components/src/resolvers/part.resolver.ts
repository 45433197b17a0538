import { RecordingPayload } from '@tracegraph/record';
import { Arg, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';

import type { Context } from '../context';
import { ManufacturerPart, Part } from '../entities/part';
import type { PartModel } from '../generated/models';
import { PartInput } from '../inputs/part.input';
import { registerParts } from '../services/register-parts';

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
