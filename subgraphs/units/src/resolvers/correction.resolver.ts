import { RecordingPayload } from '@tracegraph/record';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';

import type { Context } from '../context';
import { UnitCorrectionInput } from '../inputs/correction.input';
import { correctUnitRecords } from '../services/correct-unit-records';

/** Corrections of records of this store. */
@Resolver()
export class CorrectionResolver {
  @Mutation(() => RecordingPayload, {
    nullable: true,
    description: 'Declares records of the units store wrong, at most 1,000 a request.',
  })
  correctUnitRecords(
    @Arg('inputs', () => [UnitCorrectionInput], {
      description: 'The corrections; results come in the same order.',
    })
    inputs: UnitCorrectionInput[],
    @Ctx() context: Context,
  ): Promise<RecordingPayload> {
    return correctUnitRecords(context, inputs);
  }
}
