import { RecordingPayload } from '@tracegraph/record';
import { Arg, Ctx, FieldResolver, ID, Mutation, Resolver, Root } from 'type-graphql';

import type { Context } from '../context';
import { MachineProgram } from '../entities/machine-program';
import { Resource } from '../entities/resource';
import { StageRun } from '../entities/stage-run';
import type { StageRunModel } from '../generated/models';
import { siteKey } from '../services/site-key';
import { readResources } from './read-resources';
import { StageRunInput } from '../inputs/stage-run.input';
import { recordStageRuns } from '../services/record-stage-runs';

/** Stage runs: recording, and what they used. */
@Resolver(() => StageRun)
export class StageRunResolver {
  @Mutation(() => RecordingPayload, {
    nullable: true,
    description: 'Records what stages of the line did with units, at most 1,000 a request.',
  })
  recordStageRuns(
    @Arg('inputs', () => [StageRunInput], { description: 'The records; results come in the same order.' })
    inputs: StageRunInput[],
    @Ctx() context: Context,
  ): Promise<RecordingPayload> {
    return recordStageRuns(context, inputs);
  }

  @FieldResolver(() => ID)
  stageRunId(@Root() run: StageRunModel): string {
    return run.eventId;
  }

  @FieldResolver(() => MachineProgram, { nullable: true })
  async machineProgram(
    @Root() { site, programName: name, programRevision: revision }: StageRunModel,
    @Ctx() { loaders }: Context,
  ): Promise<MachineProgram | null> {
    if (name === null || revision === null) return null;
    const registered = await loaders.machinePrograms.load(siteKey(site, name, revision));
    return { site, name, revision, sha256: registered?.sha256 ?? null, record: registered?.record ?? null };
  }

  @FieldResolver(() => [Resource])
  resources(
    @Root() { site, resourceIds, startedTime }: StageRunModel,
    @Ctx() { loaders }: Context,
  ): Promise<readonly Resource[]> {
    return readResources(loaders, site, resourceIds, startedTime);
  }
}
