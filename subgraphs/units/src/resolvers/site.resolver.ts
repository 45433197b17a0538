import { RecordingPayload } from '@tracegraph/record';
import { Arg, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';

import type { Context } from '../context';
import { Site } from '../entities/site';
import type { SiteModel } from '../generated/models';
import { SiteInput } from '../inputs/site.input';
import { registerSites } from '../services/register-sites';

/** Sites: registration and look-up. */
@Resolver(() => Site)
export class SiteResolver {
  @Query(() => Site, { nullable: true, description: 'A site by its code; null when it is not registered.' })
  site(
    @Arg('code', () => ID, { description: 'Code of the site.' }) code: string,
    @Ctx() { loaders }: Context,
  ): Promise<object | null> {
    return loaders.siteByCode.load(code);
  }

  @Mutation(() => RecordingPayload, {
    nullable: true,
    description: 'Registers sites, at most 1,000 a request.',
  })
  registerSites(
    @Arg('inputs', () => [SiteInput], { description: 'The sites; results come in the same order.' })
    inputs: SiteInput[],
    @Ctx() context: Context,
  ): Promise<RecordingPayload> {
    return registerSites(context, inputs);
  }

  @FieldResolver(() => ID)
  code(@Root() site: SiteModel): string {
    return site.subjectKey;
  }
}
