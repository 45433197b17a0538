import { AsOf } from '@tracegraph/record';
import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';

import { Comparator } from './test-limits';

/** Which values of a unit count. */
export enum AttemptChoice {
  FIRST = 'FIRST',
  LAST = 'LAST',
  ALL = 'ALL',
}

registerEnumType(AttemptChoice, {
  name: 'AttemptChoice',
  description: 'Which values of a unit count; runs are in the order of attempt, start and event id.',
  valuesConfig: {
    FIRST: { description: 'That of its first run with a value: every unit counts once.' },
    LAST: { description: 'That of its last run with a value: every unit counts once.' },
    ALL: { description: 'Those of all its runs.' },
  },
});

/** A quantile of a series. */
@ObjectType({ description: 'A quantile of a series.', simpleResolvers: true })
export class Quantile {
  @Field(() => String, { description: 'The fraction as asked, decimal text.' })
  readonly fraction!: string;

  @Field(() => String, {
    description: 'The smallest value of the series that at least this fraction of its values do not exceed.',
  })
  readonly value!: string;
}

/** A class of a histogram. */
@ObjectType({ description: 'A class of a histogram.', simpleResolvers: true })
export class HistogramBin {
  @Field(() => String, { description: 'Lower bound, inclusive; decimal text.' })
  readonly lowerBound!: string;

  @Field(() => String, { description: 'Upper bound, exclusive, of the last class inclusive; decimal text.' })
  readonly upperBound!: string;

  @Field(() => Int, { description: 'Values in the class.' })
  readonly valueCount!: number;
}

/** Values held against the same limits, in one unit of measure. */
@ObjectType({
  description: 'Values held against the same limits, in one unit of measure. Numbers are decimal texts.',
  simpleResolvers: true,
})
export class MeasurementSeries {
  @Field(() => [ID], {
    description: 'SHA-256 of the limits that hold these limits of the measurement, in their order.',
  })
  readonly limitsSha256s!: readonly string[];

  @Field(() => Boolean, {
    description: 'Whether the limits are registered; else the values are known by the names the runs gave.',
  })
  readonly isLimitKnown!: boolean;

  @Field(() => String, {
    nullable: true,
    description:
      'Unit of all numbers of the series: that of the limits; of values that cannot be turned into it, their own; null for none.',
  })
  readonly unit!: string | null;

  @Field(() => Boolean, {
    description:
      'Whether the values are in, or could be turned into, the unit of the limits; else nothing is judged.',
  })
  readonly isUnitComparable!: boolean;

  @Field(() => Comparator, {
    nullable: true,
    description: 'How values are compared; null when the limits do not say.',
  })
  readonly comparator!: keyof typeof Comparator | null;

  @Field(() => String, {
    nullable: true,
    description: 'Lower limit as registered, in `limitUnit`; null for none.',
  })
  readonly lowerLimit!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Upper limit as registered, in `limitUnit`; null for none.',
  })
  readonly upperLimit!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Nominal value as registered, in `limitUnit`; null for none.',
  })
  readonly nominal!: string | null;

  @Field(() => String, { nullable: true, description: 'Unit of the limits; null for none.' })
  readonly limitUnit!: string | null;

  @Field(() => Int, { description: 'Units with a value in the series.' })
  readonly unitCount!: number;

  @Field(() => Int, { description: 'Values of the series.' })
  readonly valueCount!: number;

  @Field(() => String, { description: 'Smallest value.' })
  readonly minimum!: string;

  @Field(() => String, { description: 'Largest value.' })
  readonly maximum!: string;

  @Field(() => String, { description: 'Arithmetic mean, to 16 or more digits.' })
  readonly mean!: string;

  @Field(() => String, {
    nullable: true,
    description:
      'Standard deviation of the sample (divided by n − 1), to 16 or more digits; null for one value.',
  })
  readonly standardDeviation!: string | null;

  @Field(() => [Quantile], { description: 'The quantiles asked for, in that order.' })
  readonly quantiles!: readonly Quantile[];

  @Field(() => [HistogramBin], {
    description:
      'Classes of equal width from the smallest to the largest value, ascending; one class where all values are equal. Values are counted exactly, bounds may be rounded at their last digit.',
  })
  readonly histogram!: readonly HistogramBin[];

  @Field(() => Int, { description: 'Values outside of the limits.' })
  readonly outOfLimitsCount!: number;

  @Field(() => Int, { description: 'Values that nothing could be held against.' })
  readonly notJudgedCount!: number;

  @Field(() => String, {
    nullable: true,
    description:
      'Cp = (upper − lower) ÷ 6σ, rounded to six places; null unless both limits are used by the comparator, and where σ is 0 or not known.',
  })
  readonly cp!: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Cpk = min[(upper − mean) ÷ 3σ, (mean − lower) ÷ 3σ], rounded to six places, of one side where the comparator uses one limit; null where it uses none, and where σ is 0 or not known.',
  })
  readonly cpk!: string | null;
}

/** How the values of a measurement are distributed. */
@ObjectType({
  description:
    'How the values of a measurement are distributed. Units are counted as bound, records declared wrong do not count, and all runs within the filter do, whatever their outcome.',
  simpleResolvers: true,
})
export class MeasurementDistribution {
  @Field(() => [MeasurementSeries], {
    description:
      'Limits that differ are not mixed: a series for each, by the first hash of its limits, and unit.',
  })
  readonly series!: readonly MeasurementSeries[];

  @Field(() => Int, { description: 'How many series there are in all.' })
  readonly totalCount!: number;

  @Field(() => Boolean, { description: 'Whether there are more than 1,000, of which the rest is left out.' })
  readonly truncated!: boolean;

  @Field(() => AsOf, {
    nullable: true,
    description: 'How far the unit feed was read; null before its first event.',
  })
  readonly asOf!: AsOf | null;
}
