import { Arg, Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';

import type { Context } from '../context';
import { AttemptYield, TestYield } from '../entities/test-yield';
import { TestRunFilter } from '../inputs/production-filter.input';
import { readProductionFilter } from '../services/read-production-filter';
import { toTestYield } from '../services/yield-answer';
import type { CountedAttempt } from '../services/yield-answer';

/** Yields of tests. */
@Resolver(() => AttemptYield)
export class TestYieldResolver {
  @Query(() => TestYield, {
    nullable: true,
    description: 'First-pass, final and rolled throughput yield of tests, by procedure and attempt.',
  })
  async testYield(
    @Arg('filter', () => TestRunFilter, { nullable: true, description: 'Which runs count; all by default.' })
    filter: TestRunFilter | null,
    @Ctx() { store, asOf }: Context,
  ): Promise<TestYield> {
    const question = readProductionFilter(filter, filter?.procedure);
    const contradictions = once(async () => {
      const rows = await store.testYields.findContradictions(question);
      return new Map(rows.map((row) => [`${row.attempt} ${row.procedure}`, row.runCount]));
    });
    return { ...toTestYield(await store.testYields.findAttempts(question), contradictions), asOf };
  }

  @FieldResolver(() => Int)
  async contradictedRunCount(
    @Root() { procedure, attempt, contradictions }: CountedAttempt,
  ): Promise<number> {
    return (await contradictions()).get(`${attempt} ${procedure}`) ?? 0;
  }
}

/** What is asked by every attempt is looked up by the first one. */
function once<T>(load: () => Promise<T>): () => Promise<T> {
  let loaded: Promise<T> | null = null;
  return () => (loaded ??= load());
}
