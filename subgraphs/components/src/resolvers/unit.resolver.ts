import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';

import type { Context } from '../context';
import { Component } from '../entities/component';
import { listComponents } from '../services/list-components';
import { readUnitKey } from '../services/unit-key';
import { Unit } from '../stubs/unit';

/** What this subgraph knows of units. */
@Resolver(() => Unit)
export class UnitResolver {
  @Query(() => Unit, {
    nullable: true,
    description: 'A unit by its key, whether it is registered or not; for when the units subgraph is down.',
  })
  unitComponents(
    @Arg('unitKey', () => ID, { description: 'Key of the unit, in any valid encoding.' }) unitKey: string,
  ): { readonly unitKey: string } {
    return { unitKey: readUnitKey(unitKey) };
  }

  @FieldResolver(() => [Component], { nullable: true })
  components(
    @Root() { unitKey }: Unit,
    @Arg('includeSuperseded', () => Boolean, {
      nullable: true,
      defaultValue: false,
      description: 'Also lists records that were declared wrong, as they were recorded.',
    })
    includeSuperseded: boolean | null,
    @Ctx() context: Context,
  ): Promise<readonly object[]> {
    return listComponents(context, unitKey, includeSuperseded ?? false);
  }
}
