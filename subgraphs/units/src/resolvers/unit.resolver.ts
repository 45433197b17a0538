import { RecordingPayload } from '@tracegraph/record';
import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';

import type { Context } from '../context';
import { Unit } from '../entities/unit';
import { UnitInput } from '../inputs/unit.input';
import { WorkOrderAssignmentInput } from '../inputs/work-order-assignment.input';
import { findUnits } from '../services/find-units';
import { recordWorkOrderAssignments } from '../services/record-work-order-assignments';
import { registerUnits } from '../services/register-units';

/** Units: registration and look-up; their facts are resolved beside this. */
@Resolver()
export class UnitResolver {
  @Query(() => Unit, { nullable: true, description: 'A unit by its key; null when no record names it.' })
  async unit(
    @Arg('unitKey', () => ID, { description: 'Key of the unit, in any valid encoding.' }) unitKey: string,
    @Ctx() context: Context,
  ): Promise<object | null> {
    const [unit] = await findUnits(context, [unitKey]);
    return unit ?? null;
  }

  @Query(() => [Unit], {
    nullable: 'itemsAndList',
    description: 'Units by their keys, at most 1,000, in the order asked; null for one that no record names.',
  })
  units(
    @Arg('unitKeys', () => [ID], { description: 'Keys of the units, in any valid encoding.' })
    unitKeys: string[],
    @Ctx() context: Context,
  ): Promise<readonly (object | null)[]> {
    return findUnits(context, unitKeys);
  }

  @Mutation(() => RecordingPayload, {
    nullable: true,
    description: 'Registers units, at most 1,000 a request.',
  })
  registerUnits(
    @Arg('inputs', () => [UnitInput], { description: 'The units; results come in the same order.' })
    inputs: UnitInput[],
    @Ctx() context: Context,
  ): Promise<RecordingPayload> {
    return registerUnits(context, inputs);
  }

  @Mutation(() => RecordingPayload, {
    nullable: true,
    description: 'Says under which work orders units are made, at most 1,000 a request.',
  })
  recordWorkOrderAssignments(
    @Arg('inputs', () => [WorkOrderAssignmentInput], {
      description: 'The assignments; results come in the same order.',
    })
    inputs: WorkOrderAssignmentInput[],
    @Ctx() context: Context,
  ): Promise<RecordingPayload> {
    return recordWorkOrderAssignments(context, inputs);
  }
}
