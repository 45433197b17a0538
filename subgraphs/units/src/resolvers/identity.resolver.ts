import { RecordingPayload } from '@tracegraph/record';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';

import type { Context } from '../context';
import { IdentityAssignmentInput, IdentityReleaseInput } from '../inputs/identity.input';
import { recordIdentityAssignments } from '../services/record-identity-assignments';
import { recordIdentityReleases } from '../services/record-identity-releases';

/** Identities of units. */
@Resolver()
export class IdentityResolver {
  @Mutation(() => RecordingPayload, {
    nullable: true,
    description: 'Gives units identities, at most 1,000 a request.',
  })
  recordIdentityAssignments(
    @Arg('inputs', () => [IdentityAssignmentInput], {
      description: 'The assignments; results come in the same order.',
    })
    inputs: IdentityAssignmentInput[],
    @Ctx() context: Context,
  ): Promise<RecordingPayload> {
    return recordIdentityAssignments(context, inputs);
  }

  @Mutation(() => RecordingPayload, {
    nullable: true,
    description: 'Takes identities from units, at most 1,000 a request.',
  })
  recordIdentityReleases(
    @Arg('inputs', () => [IdentityReleaseInput], {
      description: 'The releases; results come in the same order.',
    })
    inputs: IdentityReleaseInput[],
    @Ctx() context: Context,
  ): Promise<RecordingPayload> {
    return recordIdentityReleases(context, inputs);
  }
}
