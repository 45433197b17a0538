import { askUnits } from '@tracegraph/unit-reference';
import type { UnitConnection as Units } from '@tracegraph/unit-reference';
import type { GraphQLResolveInfo } from 'graphql';
import { Args, Ctx, Directive, FieldResolver, Info, Resolver, Root } from 'type-graphql';

import type { Context } from '../context';
import { UnitConnection } from '../entities/unit-connection';
import { UnitFirmwarePageArgs } from '../inputs/unit-firmware-page.args';
import { unitsByImages } from '../services/units-by-firmware';
import { SigningKey } from '../stubs/signing-key';

/** The units that hold what a key signed. */
@Resolver(() => SigningKey)
export class SigningKeyResolver {
  @Directive('@requires(fields: "imageDigests")')
  @FieldResolver(() => UnitConnection, {
    nullable: true,
    description:
      'Units that hold an image the key signed, or an image composed of one: EVER at any time; NOW until another digest came into the slot (see `supersededTime`). A unit that holds several of them is listed and counted once. Null while the firmware subgraph does not answer.',
  })
  async units(
    @Root() { imageDigests }: SigningKey,
    @Args(() => UnitFirmwarePageArgs) page: UnitFirmwarePageArgs,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Units | null> {
    if (!imageDigests) return null;
    return askUnits(context, unitsByImages(imageDigests, page.purpose), page, info);
  }
}
