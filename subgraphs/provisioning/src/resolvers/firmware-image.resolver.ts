import { askUnits } from '@tracegraph/unit-reference';
import type { UnitConnection as Units } from '@tracegraph/unit-reference';
import type { GraphQLResolveInfo } from 'graphql';
import { Args, Ctx, Directive, FieldResolver, Info, Resolver, Root } from 'type-graphql';

import type { Context } from '../context';
import { UnitConnection } from '../entities/unit-connection';
import { UnitFirmwarePageArgs } from '../inputs/unit-firmware-page.args';
import { unitsByImages } from '../services/units-by-firmware';
import { FirmwareImage } from '../stubs/firmware-image';

/** The units that hold an image. */
@Resolver(() => FirmwareImage)
export class FirmwareImageResolver {
  @Directive('@requires(fields: "imageDigests")')
  @FieldResolver(() => UnitConnection, {
    nullable: true,
    description:
      'Units that hold the image under any of its digests, or an image composed of it: EVER at any time; NOW until another digest came into the slot (see `supersededTime`), where a unit read back under another digest of the same image holds it still. Null while the firmware subgraph does not answer, and of an image that is not registered: ask unitsByFirmwareDigest then.',
  })
  async units(
    @Root() { imageDigests }: FirmwareImage,
    @Args(() => UnitFirmwarePageArgs) page: UnitFirmwarePageArgs,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Units | null> {
    if (!imageDigests) return null;
    return askUnits(context, unitsByImages(imageDigests, page.purpose), page, info);
  }
}
