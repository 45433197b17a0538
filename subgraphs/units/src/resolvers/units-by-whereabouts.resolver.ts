import { DispositionState, UnitPageArgs, askUnits } from '@tracegraph/unit-reference';
import type { UnitConnection as Units } from '@tracegraph/unit-reference';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, ID, Info, Query, Resolver } from 'type-graphql';

import type { Context } from '../context';
import { UnitConnection } from '../entities/unit-connection';
import { unitsByContent } from '../services/units-by-content';
import { unitsByCustomer } from '../services/units-by-customer';
import { unitsByDisposition } from '../services/units-by-disposition';
import { unitsByShipment } from '../services/units-by-shipment';

/** Which units, by where they are and were, and in which state. */
@Resolver()
export class UnitsByWhereaboutsResolver {
  @Query(() => UnitConnection, {
    nullable: true,
    description:
      'Units that ever were away with a shipment: those it names, by themselves or in a carton (`Unit.shipments`), and what was inside of such a unit, at any depth (`Unit.partOf`), at any time from when that left until it came back or left again. NOW: it is the shipment with which the unit is away.',
  })
  unitsByShipment(
    @Arg('shipmentNumber', () => ID, {
      description: 'Number of the shipment; that of a return finds nothing.',
    })
    shipmentNumber: string,
    @Args(() => UnitPageArgs) page: UnitPageArgs,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Units> {
    return askUnits(context, unitsByShipment(shipmentNumber), page, info);
  }

  @Query(() => UnitConnection, {
    nullable: true,
    description:
      'Units that were ever sold to a party: those its shipments name, by themselves or in a carton (`Unit.shipments.soldTo`), and what was inside of such a unit, at any depth (`Unit.partOf`), at any time from when that left until it came back or left again. NOW: the unit is away with a shipment sold to the party.',
  })
  unitsByCustomer(
    @Arg('code', () => ID, { description: 'GLN of the party, or its code.' }) code: string,
    @Args(() => UnitPageArgs) page: UnitPageArgs,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Units> {
    return askUnits(context, unitsByCustomer(code), page, info);
  }

  @Query(() => UnitConnection, {
    nullable: true,
    description:
      'Units that ever were in a state: those with such a record (`Unit.dispositions`), and what was inside of such a unit, at any depth (`Unit.partOf`), at any time until its next state. NOW: it is the state of the unit, by that of its outermost unit.',
  })
  unitsByDisposition(
    @Arg('disposition', () => DispositionState, {
      description: 'The state; `state` only narrows the list to units in that one now.',
    })
    disposition: keyof typeof DispositionState,
    @Args(() => UnitPageArgs) page: UnitPageArgs,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Units> {
    return askUnits(context, unitsByDisposition(disposition), page, info);
  }

  @Query(() => UnitConnection, {
    nullable: true,
    description:
      'Units that ever contained a unit, at any depth, as `Unit.partOf` says; NOW: that contain it.',
  })
  unitsByContent(
    @Arg('unitKey', () => ID, { description: 'Key of the unit inside, in any valid encoding.' })
    unitKey: string,
    @Args(() => UnitPageArgs) page: UnitPageArgs,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Units> {
    return askUnits(context, unitsByContent(unitKey), page, info);
  }
}
