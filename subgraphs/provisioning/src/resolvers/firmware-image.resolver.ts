import { UnitPageArgs, askUnits } from '@tracegraph/unit-reference';
import type { UnitConnection as Units } from '@tracegraph/unit-reference';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, Directive, FieldResolver, Info, Resolver, Root } from 'type-graphql';

import type { Context } from '../context';
import { FirmwarePurpose } from '../entities/firmware-installation';
import { UnitConnection } from '../entities/unit-connection';
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
    @Arg('purpose', () => FirmwarePurpose, {
      nullable: true,
      description: 'Only installations for this purpose; null for all.',
    })
    purpose: keyof typeof FirmwarePurpose | null | undefined,
    @Args(() => UnitPageArgs) page: UnitPageArgs,
    @Ctx() { store, asOf }: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Units | null> {
    if (!imageDigests) return null;
    return askUnits(store.sql, { ...unitsByImages(imageDigests, purpose), page, asOf, info });
  }
}
