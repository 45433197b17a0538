import { AsOf } from '@tracegraph/record';
import { Field, Int, ObjectType } from 'type-graphql';

import { RolledYield } from './rolled-yield';
import { UnitRatio } from './unit-ratio';

/** What came of the n-th run of units at a stage. */
@ObjectType({ description: 'What came of the n-th run of units at a stage.', simpleResolvers: true })
export class StageAttemptYield {
  @Field(() => Int, {
    description:
      'Place of the run among all effective runs of its unit at the stage, by start and event id, from 1; also those outside of the filter count for it.',
  })
  readonly attempt!: number;

  @Field(() => Int, { description: 'Units with such a run.' })
  readonly unitCount!: number;

  @Field(() => UnitRatio, {
    description: 'Units whose run was COMPLETED ÷ units whose run was COMPLETED or FAILED.',
  })
  readonly yield!: UnitRatio;

  @Field(() => Int, { description: 'Units whose run was ABORTED.' })
  readonly abortedUnitCount!: number;

  @Field(() => Int, { description: 'Units whose run has no result.' })
  readonly unfinishedUnitCount!: number;
}

/** The yield of one stage. */
@ObjectType({ description: 'The yield of one stage.', simpleResolvers: true })
export class StageYieldRow {
  @Field(() => String, { description: 'Name of the stage.' })
  readonly stage!: string;

  @Field(() => Int, { description: 'Units with a run.' })
  readonly unitCount!: number;

  @Field(() => UnitRatio, {
    description:
      'First-pass yield: units whose first run was COMPLETED ÷ units whose first run was COMPLETED or FAILED.',
  })
  readonly firstPassYield!: UnitRatio;

  @Field(() => UnitRatio, {
    description: 'Units whose last COMPLETED or FAILED run was COMPLETED ÷ units with such a run.',
  })
  readonly finalYield!: UnitRatio;

  @Field(() => [StageAttemptYield], { description: 'Attempts, in their order.' })
  readonly attempts!: readonly StageAttemptYield[];
}

/** The yield of the stages a question is about. */
@ObjectType({
  description:
    'The yield of the stages a question is about. Units are counted, not runs: what was recorded of a panel place counts for the unit bound to it, records declared wrong do not count, and only runs within the filter do.',
  simpleResolvers: true,
})
export class StageYield {
  @Field(() => [StageYieldRow], { description: 'Stages, in the order of their names.' })
  readonly stages!: readonly StageYieldRow[];

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
