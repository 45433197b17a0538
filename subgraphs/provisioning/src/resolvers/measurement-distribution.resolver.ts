import { Arg, Args, ArgsType, Ctx, Field, Int, Query, Resolver } from 'type-graphql';

import type { Context } from '../context';
import { AttemptChoice, MeasurementDistribution } from '../entities/measurement-distribution';
import { ProductionFilter } from '../inputs/production-filter.input';
import { readDistributionQuestion } from '../services/read-distribution-question';
import { readProductionFilter } from '../services/read-production-filter';
import { ROW_LIMIT } from '../store/test-yield.store';

/** Which measurement is asked for, and how its values are told. */
@ArgsType()
export class MeasurementDistributionArguments {
  @Field(() => String, { description: 'Name of the procedure.' })
  readonly procedure!: string;

  @Field(() => String, { description: 'Name of the measurement.' })
  readonly name!: string;

  @Field(() => AttemptChoice, {
    defaultValue: AttemptChoice.FIRST,
    description: 'Which values of a unit count; by default each unit counts once.',
  })
  readonly attempts!: AttemptChoice;

  @Field(() => Int, { defaultValue: 20, description: 'Number of classes of the histogram, 1 to 100.' })
  readonly binCount!: number;

  @Field(() => [String], {
    defaultValue: ['0.05', '0.25', '0.5', '0.75', '0.95'],
    description: 'Fractions of the quantiles, decimal texts from 0 to 1; at most 20.',
  })
  readonly quantiles!: string[];
}

/** Distributions of measured values. */
@Resolver()
export class MeasurementDistributionResolver {
  @Query(() => MeasurementDistribution, {
    nullable: true,
    description:
      'How the numbers a measurement yielded are distributed, with the limits they were held against.',
  })
  async measurementDistribution(
    @Args(() => MeasurementDistributionArguments) { procedure, ...asked }: MeasurementDistributionArguments,
    @Arg('filter', () => ProductionFilter, {
      nullable: true,
      description: 'Which runs count; all by default.',
    })
    filter: ProductionFilter | null,
    @Ctx() { store, asOf }: Context,
  ): Promise<MeasurementDistribution> {
    const question = readProductionFilter(filter, procedure);
    const rows = await store.measurementDistributions.findSeries(question, readDistributionQuestion(asked));
    return {
      series: rows.slice(0, ROW_LIMIT),
      totalCount: rows[0]?.total ?? 0,
      truncated: rows.length > ROW_LIMIT,
      asOf,
    };
  }
}
