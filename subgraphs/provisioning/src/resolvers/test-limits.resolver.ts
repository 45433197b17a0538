import { RecordingPayload } from '@tracegraph/record';
import { Arg, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';

import type { Context } from '../context';
import { TestLimit, TestLimits } from '../entities/test-limits';
import type { TestLimitsModel } from '../generated/models';
import { TestLimitsInput } from '../inputs/test-limits.input';
import { registerTestLimits } from '../services/register-test-limits';

/** Test limits: registration and look-up. */
@Resolver(() => TestLimits)
export class TestLimitsResolver {
  @Mutation(() => RecordingPayload, {
    nullable: true,
    description: 'Registers limits of procedures; equal limits are stored once, at most 1,000 a request.',
  })
  registerTestLimits(
    @Arg('inputs', () => [TestLimitsInput], { description: 'The records; results come in the same order.' })
    inputs: TestLimitsInput[],
    @Ctx() context: Context,
  ): Promise<RecordingPayload> {
    return registerTestLimits(context, inputs);
  }

  @Query(() => TestLimits, {
    nullable: true,
    description: 'Limits by their hash; null when they are not registered.',
  })
  testLimits(
    @Arg('sha256', () => ID, { description: 'SHA-256 of procedure and items, 64 hex digits.' })
    sha256: string,
    @Ctx() { loaders }: Context,
  ): Promise<object | null> {
    return loaders.testLimits.load(sha256.toLowerCase());
  }

  @FieldResolver(() => ID)
  sha256(@Root() limits: TestLimitsModel): string {
    return limits.subjectKey;
  }

  @FieldResolver(() => [TestLimit])
  async items(@Root() limits: TestLimitsModel, @Ctx() { loaders }: Context): Promise<readonly TestLimit[]> {
    const contents = await loaders.limitsContents.load(limits.subjectKey);
    return (contents?.items ?? []) as unknown as readonly TestLimit[];
  }
}
