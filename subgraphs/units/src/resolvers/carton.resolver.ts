import { RecordingPayload } from '@tracegraph/record';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';

import type { Context } from '../context';
import { CartonInput } from '../inputs/carton.input';
import { recordCartons } from '../services/record-cartons';

/** Cartons. */
@Resolver()
export class CartonResolver {
  @Mutation(() => RecordingPayload, {
    nullable: true,
    description: 'Packs units in cartons, at most 1,000 packings a request.',
  })
  recordCartons(
    @Arg('inputs', () => [CartonInput], { description: 'The packings; results come in the same order.' })
    inputs: CartonInput[],
    @Ctx() context: Context,
  ): Promise<RecordingPayload> {
    return recordCartons(context, inputs);
  }
}
