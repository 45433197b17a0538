import { RecordingPayload } from '@tracegraph/record';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';

import type { Context } from '../context';
import { ShipmentInput, ReturnInput } from '../inputs/shipment.input';
import { recordReturns } from '../services/record-returns';
import { recordShipments } from '../services/record-shipments';

/** Shipments and returns. */
@Resolver()
export class ShipmentResolver {
  @Mutation(() => RecordingPayload, {
    nullable: true,
    description: 'Ships units and cartons, at most 1,000 shipments a request.',
  })
  recordShipments(
    @Arg('inputs', () => [ShipmentInput], { description: 'The shipments; results come in the same order.' })
    inputs: ShipmentInput[],
    @Ctx() context: Context,
  ): Promise<RecordingPayload> {
    return recordShipments(context, inputs);
  }

  @Mutation(() => RecordingPayload, {
    nullable: true,
    description: 'Takes units back, at most 1,000 returns a request.',
  })
  recordReturns(
    @Arg('inputs', () => [ReturnInput], { description: 'The returns; results come in the same order.' })
    inputs: ReturnInput[],
    @Ctx() context: Context,
  ): Promise<RecordingPayload> {
    return recordReturns(context, inputs);
  }
}
