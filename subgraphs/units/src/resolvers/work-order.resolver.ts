import { RecordingPayload, StoredRecord } from '@tracegraph/record';

import { Arg, Ctx, FieldResolver, Int, Mutation, Query, Resolver, Root } from 'type-graphql';

import type { Context } from '../context';
import { Product } from '../entities/product';
import { WorkOrder } from '../entities/work-order';
import { WorkOrderInput } from '../inputs/work-order.input';
import { workOrderKey } from '../services/readers';
import { registerWorkOrders } from '../services/register-work-orders';

/** What names a work order; its registration is read only where it is asked for. */
interface NamedOrder {
  readonly site: string;
  readonly number: string;
}

/** Work orders: registration and look-up. */
@Resolver(() => WorkOrder)
export class WorkOrderResolver {
  @Query(() => WorkOrder, {
    nullable: true,
    description: 'A work order; null when it is neither registered nor named by a unit or panel.',
  })
  async workOrder(
    @Arg('site', () => String, { description: 'Code of the site.' }) site: string,
    @Arg('number', () => String, { description: 'Number of the order.' }) number: string,
    @Ctx() { loaders, store }: Context,
  ): Promise<object | null> {
    const registered = await loaders.workOrderByKey.load(workOrderKey(site, number));
    return registered || (await store.workOrders.isReferredTo(site, number)) ? { site, number } : null;
  }

  @Mutation(() => RecordingPayload, {
    nullable: true,
    description: 'Registers work orders, at most 1,000 a request.',
  })
  registerWorkOrders(
    @Arg('inputs', () => [WorkOrderInput], { description: 'The orders; results come in the same order.' })
    inputs: WorkOrderInput[],
    @Ctx() context: Context,
  ): Promise<RecordingPayload> {
    return registerWorkOrders(context, inputs);
  }

  @FieldResolver(() => Product, { nullable: true })
  async product(@Root() { site, number }: NamedOrder, @Ctx() { loaders }: Context): Promise<object | null> {
    const order = await loaders.workOrderByKey.load(workOrderKey(site, number));
    return order?.orderedProductKey ? loaders.productByKey.load(order.orderedProductKey) : null;
  }

  @FieldResolver(() => Int, { nullable: true })
  async quantity(@Root() { site, number }: NamedOrder, @Ctx() { loaders }: Context): Promise<number | null> {
    return (await loaders.workOrderByKey.load(workOrderKey(site, number)))?.quantity ?? null;
  }

  @FieldResolver(() => StoredRecord, { nullable: true })
  async record(
    @Root() { site, number }: NamedOrder,
    @Ctx() { loaders }: Context,
  ): Promise<StoredRecord | null> {
    return (await loaders.workOrderByKey.load(workOrderKey(site, number)))?.record ?? null;
  }
}
