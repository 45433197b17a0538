import { RecordingPayload } from '@tracegraph/record';
import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';

import type { Context } from '../context';
import { ManufacturerLot } from '../entities/manufacturer-lot';
import { ManufacturerLotInput } from '../inputs/manufacturer-lot.input';
import { lotKeyOf } from '../services/material-keys';
import { registerManufacturerLots } from '../services/register-manufacturer-lots';

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
