import { Arg, Ctx, Directive, Int, Query, Resolver } from 'type-graphql';

import type { Context } from '../context';
import { UnitReferenceFeed } from '../entities/unit-reference';
import { readUnitReferenceFeed } from '../services/read-unit-reference-feed';

/** The feed other subgraphs follow; no part of the public graph. */
@Resolver()
export class UnitReferenceFeedResolver {
  @Directive('@inaccessible')
  @Query(() => UnitReferenceFeed, {
    nullable: true,
    description: 'What happened to units, in the order to follow; only for the other subgraphs.',
  })
  unitReferenceFeed(
    @Arg('after', () => String, {
      nullable: true,
      description: 'Position of the last event read; null from the start.',
    })
    after: string | null,
    @Arg('first', () => Int, { defaultValue: 1000, description: 'Size of the page, 1 to 1,000.' })
    first: number,
    @Ctx() context: Context,
  ): Promise<UnitReferenceFeed> {
    return readUnitReferenceFeed(context, { after, first });
  }
}
