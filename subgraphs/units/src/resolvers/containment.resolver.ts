import { RecordingPayload } from '@tracegraph/record';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';

import type { Context } from '../context';
import { UnitInstallationInput, UnitRemovalInput } from '../inputs/unit-installation.input';
import { recordUnitInstallations } from '../services/record-unit-installations';
import { recordUnitRemovals } from '../services/record-unit-removals';

/** Units inside units. */
@Resolver()
export class ContainmentResolver {
  @Mutation(() => RecordingPayload, {
    nullable: true,
    description: 'Puts units into units, at most 1,000 a request.',
  })
  recordUnitInstallations(
    @Arg('inputs', () => [UnitInstallationInput], {
      description: 'The installations; results come in the same order.',
    })
    inputs: UnitInstallationInput[],
    @Ctx() context: Context,
  ): Promise<RecordingPayload> {
    return recordUnitInstallations(context, inputs);
  }

  @Mutation(() => RecordingPayload, {
    nullable: true,
    description: 'Takes units out of units, at most 1,000 a request.',
  })
  recordUnitRemovals(
    @Arg('inputs', () => [UnitRemovalInput], { description: 'The removals; results come in the same order.' })
    inputs: UnitRemovalInput[],
    @Ctx() context: Context,
  ): Promise<RecordingPayload> {
    return recordUnitRemovals(context, inputs);
  }
}
