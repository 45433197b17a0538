import { RecordInput } from '@tracegraph/record';
import { Field, ID, InputType } from 'type-graphql';

import { MaterialSetItemInput } from './material-set.input';

/** Records what one stage run put into a unit. */
@InputType({ description: 'Records what one stage run put into a unit.' })
export class InstallationInput extends RecordInput {
  @Field(() => ID, { description: 'Key of the unit, or of its place on a panel.' })
  readonly unitKey!: string;

  @Field(() => String, { nullable: true, description: 'Name of the stage.' })
  readonly stage?: string | null;

  @Field(() => String, { nullable: true, description: 'Id of the station that placed it.' })
  readonly placingMachine?: string | null;

  @Field(() => ID, { nullable: true, description: 'Event id of the stage run (UUID).' })
  readonly stageRunId?: string | null;

  @Field(() => String, { description: 'Code of the site.' })
  readonly site!: string;

  @Field(() => String, {
    nullable: true,
    description: 'SHA-256 of a material set, registered before or later; either this or `materials`.',
  })
  readonly materialSetSha256?: string | null;

  @Field(() => [MaterialSetItemInput], {
    nullable: true,
    description: 'The materials themselves; the set they make is registered with the installation.',
  })
  readonly materials?: MaterialSetItemInput[] | null;
}
