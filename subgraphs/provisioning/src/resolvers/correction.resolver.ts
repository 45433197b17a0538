import { RecordingPayload } from '@tracegraph/record';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';

import type { Context } from '../context';
import { ProvisioningCorrectionInput } from '../inputs/correction.input';
import { correctProvisioningRecords } from '../services/correct-provisioning-records';

/** Corrections of records of this store. */
@Resolver()
export class CorrectionResolver {
  @Mutation(() => RecordingPayload, {
    nullable: true,
    description: 'Declares records of the provisioning store wrong, at most 1,000 a request.',
  })
  correctProvisioningRecords(
    @Arg('inputs', () => [ProvisioningCorrectionInput], {
      description: 'The corrections; results come in the same order.',
    })
    inputs: ProvisioningCorrectionInput[],
    @Ctx() context: Context,
  ): Promise<RecordingPayload> {
    return correctProvisioningRecords(context, inputs);
  }
}
