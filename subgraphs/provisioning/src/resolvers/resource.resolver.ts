import { RecordingPayload } from '@tracegraph/record';
import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';

import type { Context } from '../context';
import { Resource } from '../entities/resource';
import { readResources } from './read-resources';
import { ResourceInput } from '../inputs/resource.input';
import { CalibrationInput } from '../inputs/calibration.input';
import { registerResources } from '../services/register-resources';
import { recordCalibrations } from '../services/record-calibrations';

/** Fixtures, instruments and tools: registration, calibration and look-up. */
@Resolver(() => Resource)
export class ResourceResolver {
  @Mutation(() => RecordingPayload, {
    nullable: true,
    description: 'Registers fixtures, instruments and tools, at most 1,000 a request.',
  })
  registerResources(
    @Arg('inputs', () => [ResourceInput], { description: 'The records; results come in the same order.' })
    inputs: ResourceInput[],
    @Ctx() context: Context,
  ): Promise<RecordingPayload> {
    return registerResources(context, inputs);
  }

  @Mutation(() => RecordingPayload, {
    nullable: true,
    description: 'Records calibrations of resources, at most 1,000 a request.',
  })
  recordCalibrations(
    @Arg('inputs', () => [CalibrationInput], { description: 'The records; results come in the same order.' })
    inputs: CalibrationInput[],
    @Ctx() context: Context,
  ): Promise<RecordingPayload> {
    return recordCalibrations(context, inputs);
  }

  @Query(() => Resource, {
    nullable: true,
    description: 'A resource with its latest calibration; null when it is not registered.',
  })
  async resource(
    @Arg('site', () => String, { description: 'Code of the site.' }) site: string,
    @Arg('resourceId', () => String, { description: 'Number of the resource.' }) resourceId: string,
    @Ctx() { loaders }: Context,
  ): Promise<Resource | null> {
    const [resource] = await readResources(loaders, site, [resourceId], null);
    return resource?.record ? resource : null;
  }
}
