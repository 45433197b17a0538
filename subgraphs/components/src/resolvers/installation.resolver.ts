import { RecordingPayload } from '@tracegraph/record';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';

import type { Context } from '../context';
import { InstallationInput } from '../inputs/installation.input';
import { recordInstallations } from '../services/record-installations';

/** Recording of what stage runs put into units. */
@Resolver()
export class InstallationResolver {
  @Mutation(() => RecordingPayload, {
    nullable: true,
    description: 'Records what stage runs put into units, at most 1,000 a request.',
  })
  recordInstallations(
    @Arg('inputs', () => [InstallationInput], {
      description: 'The installations; results come in the same order.',
    })
    inputs: InstallationInput[],
    @Ctx() context: Context,
  ): Promise<RecordingPayload> {
    return recordInstallations(context, inputs);
  }
}
