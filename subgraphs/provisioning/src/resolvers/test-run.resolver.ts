import { RecordingPayload, StoredRecord, compareText } from '@tracegraph/record';
import type { Finding, Recorded } from '@tracegraph/record';
import { Arg, Ctx, FieldResolver, ID, Mutation, Resolver, Root } from 'type-graphql';

import type { Context } from '../context';
import { Measurement } from '../entities/measurement';
import { TestLimits } from '../entities/test-limits';
import { TestOutcome, TestRun } from '../entities/test-run';
import type { TestRunModel } from '../generated/models';
import { TestRunInput } from '../inputs/test-run.input';
import { recordTestRuns } from '../services/record-test-runs';

/** Test runs: recording, measurements and verdicts. */
@Resolver(() => TestRun)
export class TestRunResolver {
  @Mutation(() => RecordingPayload, {
    nullable: true,
    description: 'Records tests of units, at most 1,000 a request.',
  })
  recordTestRuns(
    @Arg('inputs', () => [TestRunInput], { description: 'The records; results come in the same order.' })
    inputs: TestRunInput[],
    @Ctx() context: Context,
  ): Promise<RecordingPayload> {
    return recordTestRuns(context, inputs);
  }

  @FieldResolver(() => ID)
  testRunId(@Root() run: TestRunModel): string {
    return run.eventId;
  }

  @FieldResolver(() => TestLimits, { nullable: true })
  limits(@Root() run: TestRunModel, @Ctx() { loaders }: Context): Promise<object | null> {
    return loaders.testLimits.load(run.limitsSha256);
  }

  @FieldResolver(() => [Measurement])
  async measurements(
    @Root() run: Recorded<TestRunModel>,
    @Ctx() { loaders }: Context,
  ): Promise<readonly Measurement[]> {
    return (await loaders.judgedRuns.load(run)).measurements;
  }

  @FieldResolver(() => TestOutcome, { nullable: true })
  async computedOutcome(
    @Root() run: Recorded<TestRunModel>,
    @Ctx() { loaders }: Context,
  ): Promise<keyof typeof TestOutcome | null> {
    return (await loaders.judgedRuns.load(run)).computedOutcome;
  }

  @FieldResolver(() => StoredRecord)
  async record(@Root() run: Recorded<TestRunModel>, @Ctx() { loaders }: Context): Promise<StoredRecord> {
    const { record } = run;
    // Where the limits came after the run, nothing could be said of its values when it was stored.
    if (!record.findings.some(({ code }) => code === 'TEST_LIMITS_UNKNOWN')) return record;
    const { findings } = await loaders.judgedRuns.load(run);
    const all = [...record.findings, ...findings].sort(byCodeAndMessage);
    return Object.assign(new StoredRecord(), record, { findings: all });
  }
}

function byCodeAndMessage(a: Finding, b: Finding): number {
  return compareText(a.code, b.code) || compareText(a.message, b.message);
}
