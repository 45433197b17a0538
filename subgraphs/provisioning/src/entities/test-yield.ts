import { AsOf } from '@tracegraph/record';
import { Field, Int, ObjectType } from 'type-graphql';

import { RolledYield } from './rolled-yield';
import { TestOutcome } from './test-run';
import { UnitRatio } from './unit-ratio';

/** How many runs had an outcome. */
@ObjectType({ description: 'How many runs had an outcome.', simpleResolvers: true })
export class TestOutcomeCount {
  @Field(() => TestOutcome, { description: 'The outcome, as stations declared it.' })
  readonly outcome!: keyof typeof TestOutcome;

  @Field(() => Int, { description: 'Runs that had it.' })
  readonly runCount!: number;
}

/** What came of one attempt at a procedure. */
@ObjectType({ description: 'What came of one attempt at a procedure, by declared outcome.' })
export class AttemptYield {
  @Field(() => Int, { description: 'Number of the attempt as recorded, from 1.' })
  readonly attempt!: number;

  @Field(() => Int, { description: 'Units with a run of this number.' })
  readonly unitCount!: number;

  @Field(() => Int, {
    description:
      'Runs of this number. Where a unit has several, the earliest PASS or FAIL by start and event id is its outcome.',
  })
  readonly runCount!: number;

  @Field(() => UnitRatio, { description: 'Units that passed ÷ units that passed or failed.' })
  readonly yield!: UnitRatio;

  @Field(() => Int, {
    description: 'Units with neither PASS nor FAIL: ERROR, TIMEOUT, ABORTED and SKIPPED are no failures.',
  })
  readonly undecidedUnitCount!: number;

  @Field(() => [TestOutcomeCount], {
    description: 'All its runs by declared outcome; those that occur, PASS first, SKIPPED last.',
  })
  readonly outcomes!: readonly TestOutcomeCount[];

  @Field(() => Int, {
    description:
      'Runs declared PASS with a measurement outside of its limits, or declared FAIL with all of them measured and within.',
  })
  readonly contradictedRunCount!: number;
}

/** The yield of a procedure. */
@ObjectType({ description: 'The yield of a procedure, by declared outcome.', simpleResolvers: true })
export class ProcedureYield {
  @Field(() => String, { description: 'Name of the procedure.' })
  readonly procedure!: string;

  @Field(() => Int, { description: 'Units with a run.' })
  readonly unitCount!: number;

  @Field(() => UnitRatio, {
    description:
      'First-pass yield: units that passed at attempt 1 ÷ units that passed or failed at attempt 1.',
  })
  readonly firstPassYield!: UnitRatio;

  @Field(() => UnitRatio, {
    description:
      'Units whose last run that passed or failed, by attempt, start and event id, passed ÷ units with such a run.',
  })
  readonly finalYield!: UnitRatio;

  @Field(() => [AttemptYield], { description: 'Attempts, in their order.' })
  readonly attempts!: readonly AttemptYield[];
}

/** The yield of the tests a question is about. */
@ObjectType({
  description:
    'The yield of the tests a question is about. Units are counted, not runs: what was recorded of a panel place counts for the unit bound to it, records declared wrong do not count, and only runs within the filter do.',
  simpleResolvers: true,
})
export class TestYield {
  @Field(() => [ProcedureYield], { description: 'Procedures, in the order of their names.' })
  readonly procedures!: readonly ProcedureYield[];

  @Field(() => RolledYield, { description: 'Rolled throughput yield: the product of all first-pass yields.' })
  readonly rolledThroughputYield!: RolledYield;

  @Field(() => Boolean, {
    description: 'Whether there are more than 1,000 attempts, of which the rest is left out.',
  })
  readonly truncated!: boolean;

  @Field(() => AsOf, {
    nullable: true,
    description: 'How far the unit feed was read; null before its first event.',
  })
  readonly asOf!: AsOf | null;
}
