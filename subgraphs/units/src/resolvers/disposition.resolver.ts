import { RecordingPayload } from '@tracegraph/record';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';

import type { Context } from '../context';
import { DispositionInput } from '../inputs/disposition.input';
import { recordDispositions } from '../services/record-dispositions';

/** States of units. */
@Resolver()
export class DispositionResolver {
  @Mutation(() => RecordingPayload, {
    nullable: true,
    description: 'Says what may be done with units, at most 1,000 a request.',
  })
  recordDispositions(
    @Arg('inputs', () => [DispositionInput], { description: 'The states; results come in the same order.' })
    inputs: DispositionInput[],
    @Ctx() context: Context,
  ): Promise<RecordingPayload> {
    return recordDispositions(context, inputs);
  }
}
