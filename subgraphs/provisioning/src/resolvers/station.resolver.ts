import { RecordingPayload } from '@tracegraph/record';
import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';

import type { Context } from '../context';
import { Station } from '../entities/station';
import { siteKey } from '../services/site-key';
import { StationInput } from '../inputs/station.input';
import { registerStations } from '../services/register-stations';

/** Stations: registration and look-up. */
@Resolver(() => Station)
export class StationResolver {
  @Mutation(() => RecordingPayload, {
    nullable: true,
    description: 'Registers stations, at most 1,000 a request.',
  })
  registerStations(
    @Arg('inputs', () => [StationInput], { description: 'The records; results come in the same order.' })
    inputs: StationInput[],
    @Ctx() context: Context,
  ): Promise<RecordingPayload> {
    return registerStations(context, inputs);
  }

  @Query(() => Station, { nullable: true, description: 'A station; null when it is not registered.' })
  station(
    @Arg('site', () => String, { description: 'Code of the site.' }) site: string,
    @Arg('stationId', () => String, { description: 'Number of the station.' }) stationId: string,
    @Ctx() { loaders }: Context,
  ): Promise<object | null> {
    return loaders.stations.load(siteKey(site, stationId));
  }
}
