import { RecordingPayload } from '@tracegraph/record';
import { UnitPageArgs } from '@tracegraph/unit-reference';
import type { UnitConnection as Units } from '@tracegraph/unit-reference';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, Info, Mutation, Query, Resolver, Root } from 'type-graphql';

import type { Context } from '../context';
import { ManufacturerLot } from '../entities/manufacturer-lot';
import { MaterialUsage } from '../entities/material-usage';
import { UnitConnection } from '../entities/unit-connection';
import { ManufacturerLotInput } from '../inputs/manufacturer-lot.input';
import { lotKeyOf } from '../services/material-keys';
import { registerManufacturerLots } from '../services/register-manufacturer-lots';
import { unitsByLotKey, unitsByManufacturerLot } from '../services/units-by-manufacturer-lot';

const USAGE = 'Only where it was used so, e.g. BARE_BOARD for the lot of the bare board; null for any usage.';

/** Lots of makers: registration and look-up. */
@Resolver(() => ManufacturerLot)
export class ManufacturerLotResolver {
  @Query(() => ManufacturerLot, {
    nullable: true,
    description: 'A lot by what is printed on it; null when it is not registered.',
  })
  manufacturerLot(
    @Arg('manufacturer', () => String, { description: 'Name of the maker; case and blanks do not matter.' })
    manufacturer: string,
    @Arg('manufacturerPartNumber', () => String, {
      description: "The maker's part number; case and blanks do not matter.",
    })
    manufacturerPartNumber: string,
    @Arg('lotNumber', () => String, { description: 'The number of the lot, as printed.' })
    lotNumber: string,
    @Ctx() { loaders }: Context,
  ): Promise<ManufacturerLot | null> {
    return loaders.manufacturerLotByKey.load(lotKeyOf({ manufacturer, manufacturerPartNumber, lotNumber }));
  }

  @Query(() => UnitConnection, {
    nullable: true,
    description:
      'Units with material of a lot, whether the lot is registered or not; an unknown lot gives an empty list. A unit holds the lot where an effective installation, also of a place on a panel bound to it, has an item with a package of the lot: one that names it, or one made from such packages that names no lot itself. CERTAIN: one such item is CERTAIN and the package has that lot only; POSSIBLE: the item names candidates, or the package has several lots. EVER: also what was removed since; NOW: something of such an item is installed still, as `Unit.components` shows it. Of an installation whose material set, or whose package, is not registered the lots are not known: such units are not listed here, but findable by the findings MATERIAL_SET_UNKNOWN and PACKAGE_UNKNOWN.',
  })
  unitsByManufacturerLot(
    @Arg('manufacturer', () => String, { description: 'Name of the maker; case and blanks do not matter.' })
    manufacturer: string,
    @Arg('manufacturerPartNumber', () => String, {
      description: "The maker's part number; case and blanks do not matter.",
    })
    manufacturerPartNumber: string,
    @Arg('lotNumber', () => String, { description: 'The number of the lot, as printed.' })
    lotNumber: string,
    @Arg('usage', () => MaterialUsage, { nullable: true, description: USAGE })
    usage: keyof typeof MaterialUsage | null,
    @Args(() => UnitPageArgs) page: UnitPageArgs,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Units> {
    const lot = { manufacturer, manufacturerPartNumber, lotNumber };
    return unitsByManufacturerLot(context, lot, usage, { page, info });
  }

  @FieldResolver(() => UnitConnection, {
    nullable: true,
    description: 'Units with material of the lot; see `Query.unitsByManufacturerLot`.',
  })
  units(
    @Root() { lotKey }: ManufacturerLot,
    @Arg('usage', () => MaterialUsage, { nullable: true, description: USAGE })
    usage: keyof typeof MaterialUsage | null,
    @Args(() => UnitPageArgs) page: UnitPageArgs,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Units> {
    return unitsByLotKey(context, lotKey, usage, { page, info });
  }

  @Mutation(() => RecordingPayload, {
    nullable: true,
    description: 'Registers lots of makers, at most 1,000 a request.',
  })
  registerManufacturerLots(
    @Arg('inputs', () => [ManufacturerLotInput], {
      description: 'The lots; results come in the same order.',
    })
    inputs: ManufacturerLotInput[],
    @Ctx() context: Context,
  ): Promise<RecordingPayload> {
    return registerManufacturerLots(context, inputs);
  }
}
