import { UnitPageArgs, askUnits } from '@tracegraph/unit-reference';
import type { UnitConnection as Units } from '@tracegraph/unit-reference';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, ID, Info, Query, Resolver } from 'type-graphql';

import type { Context } from '../context';
import { IdentityKind } from '../entities/identity';
import { UnitConnection } from '../entities/unit-connection';
import { unitsByIdentity } from '../services/units-by-identity';
import { unitsByLotNumber } from '../services/units-by-lot-number';
import { unitsByOwner } from '../services/units-by-owner';
import { unitsByPanel } from '../services/units-by-panel';
import { unitsByProduct } from '../services/units-by-product';
import { unitsByWorkOrder } from '../services/units-by-work-order';

/** Which units, by what they are and how they came to be. */
@Resolver()
export class UnitsByOriginResolver {
  @Query(() => UnitConnection, {
    nullable: true,
    description:
      'Units that were ever given an identity, or (NOW) have not been released from it. Several units at one time are an anomaly: all are listed.',
  })
  unitsByIdentity(
    @Arg('kind', () => IdentityKind, { description: 'Kind of the identity.' }) kind: IdentityKind,
    @Arg('value', () => String, { description: 'The identity in any written form.' }) value: string,
    @Args(() => UnitPageArgs) page: UnitPageArgs,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Units> {
    return askUnits(context, unitsByIdentity(kind, value), page, info);
  }

  @Query(() => UnitConnection, {
    nullable: true,
    description: 'Units of a batch or lot, as `Unit.lotNumber` says. A lot cannot end: NOW equals EVER.',
  })
  unitsByLotNumber(
    @Arg('lotNumber', () => String, { description: 'Batch or lot (GS1 AI 10).' }) lotNumber: string,
    @Arg('productKey', () => ID, {
      nullable: true,
      description:
        'Only units of this product, 01/<gtin14> or part/<owner>/<partNumber>; null for all with a lot of that number.',
    })
    productKey: string | null | undefined,
    @Args(() => UnitPageArgs) page: UnitPageArgs,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Units> {
    return askUnits(context, unitsByLotNumber(lotNumber, productKey), page, info);
  }

  @Query(() => UnitConnection, {
    nullable: true,
    description:
      'Units bound to places on a panel, and the places nothing is bound to, where the registration of the panel or any other record names them. A binding cannot end: NOW equals EVER.',
  })
  unitsByPanel(
    @Arg('site', () => String, { description: 'Code of the site.' }) site: string,
    @Arg('panelId', () => ID, { description: 'Id of the panel.' }) panelId: string,
    @Args(() => UnitPageArgs) page: UnitPageArgs,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Units> {
    return askUnits(context, unitsByPanel(site, panelId), page, info);
  }

  @Query(() => UnitConnection, {
    nullable: true,
    description:
      'Units made under a work order, as `Unit.workOrders` says: by their registration, by an assignment, or by the panel they were made on; also the places of such a panel nothing is bound to. It cannot end: NOW equals EVER.',
  })
  unitsByWorkOrder(
    @Arg('site', () => String, { description: 'Code of the site.' }) site: string,
    @Arg('number', () => String, { description: 'Number of the order.' }) number: string,
    @Args(() => UnitPageArgs) page: UnitPageArgs,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Units> {
    return askUnits(context, unitsByWorkOrder(site, number), page, info);
  }

  @Query(() => UnitConnection, {
    nullable: true,
    description:
      'Units of a product: all that any record names, registered or not, also where that record was declared wrong. It cannot end: NOW equals EVER.',
  })
  unitsByProduct(
    @Arg('productKey', () => ID, { description: '01/<gtin14> or part/<owner>/<partNumber>.' })
    productKey: string,
    @Args(() => UnitPageArgs) page: UnitPageArgs,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Units> {
    return askUnits(context, unitsByProduct(productKey), page, info);
  }

  @Query(() => UnitConnection, {
    nullable: true,
    description:
      'Units of the products a party owns, as `Unit.product.owner` says, and of those whose key names the party as owner; registered or not. NOW equals EVER: the registration that answers says who owns a product.',
  })
  unitsByOwner(
    @Arg('code', () => ID, { description: 'GLN of the party, or its code.' }) code: string,
    @Args(() => UnitPageArgs) page: UnitPageArgs,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Units> {
    return askUnits(context, unitsByOwner(code), page, info);
  }
}
