import { Arg, Ctx, Query, Resolver } from 'type-graphql';

import type { Context } from '../context';
import { StageYield } from '../entities/stage-yield';
import { StageRunFilter } from '../inputs/production-filter.input';
import { readProductionFilter } from '../services/read-production-filter';
import { toStageYield } from '../services/yield-answer';

/** Yields of stages. */
@Resolver()
export class StageYieldResolver {
  @Query(() => StageYield, {
    nullable: true,
    description: 'First-pass, final and rolled throughput yield of stages, by stage and attempt.',
  })
  async stageYield(
    @Arg('filter', () => StageRunFilter, { nullable: true, description: 'Which runs count; all by default.' })
    filter: StageRunFilter | null,
    @Ctx() { store, asOf }: Context,
  ): Promise<StageYield> {
    const question = readProductionFilter(filter, filter?.stage);
    return { ...toStageYield(await store.stageYields.findAttempts(question)), asOf };
  }
}
