import { RecordInput } from '@tracegraph/record';
import { Field, ID, InputType } from 'type-graphql';

import { StageResult } from '../entities/stage-run';

/** Names a machine program of the site of the run. */
@InputType({ description: 'Names a machine program of the site of the run.' })
export class MachineProgramReferenceInput {
  @Field(() => String, { description: 'Name of the program.' })
  readonly name!: string;

  @Field(() => String, { description: 'Revision of the program.' })
  readonly revision!: string;
}

/** Records what one stage of the line did with a unit; `eventTime` is its end, or its start while it runs. */
@InputType({
  description:
    'Records what one stage of the line did with a unit; `eventTime` is its end, or its start while it runs.',
})
export class StageRunInput extends RecordInput {
  @Field(() => ID, { description: 'Key of the unit: `01/…`, `part/…` or `panel/…`.' })
  readonly unitKey!: string;

  @Field(() => String, { description: 'Name of the stage.' })
  readonly stage!: string;

  @Field(() => String, { description: 'Code of the site.' })
  readonly site!: string;

  @Field(() => String, { description: 'Station, numbered by its site.' })
  readonly stationId!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Id of the operator at the site; stored as a pseudonym.',
  })
  readonly operatorId?: string | null;

  @Field(() => MachineProgramReferenceInput, { nullable: true, description: 'The program that ran.' })
  readonly machineProgram?: MachineProgramReferenceInput | null;

  @Field(() => [String], { defaultValue: [], description: 'Numbers of the resources used.' })
  readonly resourceIds!: string[];

  @Field(() => String, { description: 'When it started (RFC 3339 with offset).' })
  readonly startedTime!: string;

  @Field(() => String, { nullable: true, description: 'When it ended (RFC 3339 with offset).' })
  readonly endedTime?: string | null;

  @Field(() => StageResult, { nullable: true, description: 'How it ended.' })
  readonly result?: StageResult | null;
}
