import { RecordingPayload } from '@tracegraph/record';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';

import type { Context } from '../context';
import { FirmwareCorrectionInput } from '../inputs/correction.input';
import { correctFirmwareRecords } from '../services/correct-firmware-records';

/** Corrections of records of this store. */
@Resolver()
export class CorrectionResolver {
  @Mutation(() => RecordingPayload, {
    nullable: true,
    description: 'Declares records of the firmware store wrong, at most 1,000 a request.',
  })
  correctFirmwareRecords(
    @Arg('inputs', () => [FirmwareCorrectionInput], {
      description: 'The corrections; results come in the same order.',
    })
    inputs: FirmwareCorrectionInput[],
    @Ctx() context: Context,
  ): Promise<RecordingPayload> {
    return correctFirmwareRecords(context, inputs);
  }
}
