import { RecordingPayload } from '@tracegraph/record';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';

import type { Context } from '../context';
import { ComponentCorrectionInput } from '../inputs/correction.input';
import { correctComponentRecords } from '../services/correct-component-records';

/** Corrections of records of this store. */
@Resolver()
export class CorrectionResolver {
  @Mutation(() => RecordingPayload, {
    nullable: true,
    description: 'Declares records of the components store wrong, at most 1,000 a request.',
  })
  correctComponentRecords(
    @Arg('inputs', () => [ComponentCorrectionInput], {
      description: 'The corrections; results come in the same order.',
    })
    inputs: ComponentCorrectionInput[],
    @Ctx() context: Context,
  ): Promise<RecordingPayload> {
    return correctComponentRecords(context, inputs);
  }
}
