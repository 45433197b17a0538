import { RecordingPayload } from '@tracegraph/record';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';

import type { Context } from '../context';
import { RemovalInput } from '../inputs/removal.input';
import { recordRemovals } from '../services/record-removals';

/** Recording of what was taken off units. */
@Resolver()
export class RemovalResolver {
  @Mutation(() => RecordingPayload, {
    nullable: true,
    description: 'Records what was taken off units, at most 1,000 a request.',
  })
  recordRemovals(
    @Arg('inputs', () => [RemovalInput], { description: 'The removals; results come in the same order.' })
    inputs: RemovalInput[],
    @Ctx() context: Context,
  ): Promise<RecordingPayload> {
    return recordRemovals(context, inputs);
  }
}
