import { AsOf } from '@tracegraph/record';
import { Field, Int, ObjectType } from 'type-graphql';

import { UnitRatio } from './unit-ratio';

/** How often a measurement failed. */
@ObjectType({ description: 'How often a measurement failed.', simpleResolvers: true })
export class MeasurementFailure {
  @Field(() => String, { description: 'Name of the procedure.' })
  readonly procedure!: string;

  @Field(() => String, {
    description:
      'Name of the measurement, from the limits; while they are not registered, as the run gave it, else its place, `#1` for the first.',
  })
  readonly name!: string;

  @Field(() => UnitRatio, {
    description:
      'Units that failed it in any run, declared so or outside of its limits ÷ units for which it was measured.',
  })
  readonly failed!: UnitRatio;

  @Field(() => Int, { description: 'Units with a run in which the station declared it FAIL.' })
  readonly declaredFailedUnitCount!: number;

  @Field(() => Int, { description: 'Units with a run in which it lies outside of its limits.' })
  readonly outOfLimitsUnitCount!: number;

  @Field(() => Int, { description: 'Runs in which it failed, declared so or outside of its limits.' })
  readonly failedRunCount!: number;

  @Field(() => Int, {
    description:
      'Runs in which it is declared PASS but lies outside of its limits, or declared FAIL but lies within.',
  })
  readonly contradictedRunCount!: number;
}

/** The measurements that failed. */
@ObjectType({
  description:
    'The measurements that failed. Units are counted as bound, records declared wrong do not count, and all runs within the filter do, whatever their outcome.',
  simpleResolvers: true,
})
export class MeasurementFailures {
  @Field(() => [MeasurementFailure], {
    description: 'Measurements, those with most failed units first, then by procedure and name.',
  })
  readonly measurements!: readonly MeasurementFailure[];

  @Field(() => Int, { description: 'How many measurements failed in all.' })
  readonly totalCount!: number;

  @Field(() => Boolean, { description: 'Whether there are more than 1,000, of which the rest is left out.' })
  readonly truncated!: boolean;

  @Field(() => AsOf, {
    nullable: true,
    description: 'How far the unit feed was read; null before its first event.',
  })
  readonly asOf!: AsOf | null;
}
