import { Arg, Ctx, Query, Resolver } from 'type-graphql';

import type { Context } from '../context';
import { MeasurementFailures } from '../entities/measurement-failures';
import { TestRunFilter } from '../inputs/production-filter.input';
import { readProductionFilter } from '../services/read-production-filter';
import { toUnitRatio } from '../services/unit-ratio';
import { ROW_LIMIT } from '../store/test-yield.store';

/** Failures by measurement. */
@Resolver()
export class MeasurementFailuresResolver {
  @Query(() => MeasurementFailures, {
    nullable: true,
    description: 'Which measurements failed, and for how many units.',
  })
  async measurementFailures(
    @Arg('filter', () => TestRunFilter, { nullable: true, description: 'Which runs count; all by default.' })
    filter: TestRunFilter | null,
    @Ctx() { store, asOf }: Context,
  ): Promise<MeasurementFailures> {
    const rows = await store.measurementFailures.findMany(readProductionFilter(filter, filter?.procedure));
    return {
      measurements: rows.slice(0, ROW_LIMIT).map((row) => ({
        procedure: row.procedure,
        name: row.name,
        failed: toUnitRatio(row.failedUnits, row.measuredUnits),
        declaredFailedUnitCount: row.declaredFailedUnits,
        outOfLimitsUnitCount: row.outOfLimitsUnits,
        failedRunCount: row.failedRuns,
        contradictedRunCount: row.contradictedRuns,
      })),
      totalCount: rows[0]?.total ?? 0,
      truncated: rows.length > ROW_LIMIT,
      asOf,
    };
  }
}
