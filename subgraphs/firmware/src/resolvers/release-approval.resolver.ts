import { RecordingPayload } from '@tracegraph/record';
import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';

import type { Context } from '../context';
import { ReleaseApproval } from '../entities/release-approval';
import type { ReleaseApprovalModel } from '../generated/models';
import { ReleaseInput } from '../inputs/release.input';
import { attestReleases } from '../services/attest-releases';

/** Approvals of images. */
@Resolver(() => ReleaseApproval)
export class ReleaseApprovalResolver {
  @Mutation(() => RecordingPayload, {
    nullable: true,
    description: 'Records approvals of images, at most 1,000 a request.',
  })
  attestReleases(
    @Arg('inputs', () => [ReleaseInput], { description: 'The approvals; results come in the same order.' })
    inputs: ReleaseInput[],
    @Ctx() context: Context,
  ): Promise<RecordingPayload> {
    return attestReleases(context, inputs);
  }

  @FieldResolver(() => Date)
  approvedTime(@Root() approval: ReleaseApprovalModel): Date {
    return approval.eventTime;
  }
}
