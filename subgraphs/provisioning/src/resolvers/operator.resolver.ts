import { RecordingPayload } from '@tracegraph/record';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';

import type { Context } from '../context';
import { OperatorInput } from '../inputs/operator.input';
import { registerOperators } from '../services/register-operators';

/** Operators: registration under pseudonyms. */
@Resolver()
export class OperatorResolver {
  @Mutation(() => RecordingPayload, {
    nullable: true,
    description:
      'Registers operators under pseudonyms; ids and names go only into the erasable mapping, at most 1,000 a request.',
  })
  registerOperators(
    @Arg('inputs', () => [OperatorInput], { description: 'The records; results come in the same order.' })
    inputs: OperatorInput[],
    @Ctx() context: Context,
  ): Promise<RecordingPayload> {
    return registerOperators(context, inputs);
  }
}
