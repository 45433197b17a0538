import { StoredRecord } from '@tracegraph/record';
import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';

import { MachineProgram } from './machine-program';
import { Resource } from './resource';

/** How a stage ended. */
export enum StageResult {
  COMPLETED = 'COMPLETED',
  FAILED = 'FAILED',
  ABORTED = 'ABORTED',
}

registerEnumType(StageResult, {
  name: 'StageResult',
  description: 'How a stage ended.',
  valuesConfig: {
    COMPLETED: { description: 'The stage did its work.' },
    FAILED: { description: 'The stage did its work and found the unit bad.' },
    ABORTED: { description: 'The stage stopped before its end.' },
  },
});

/** What one stage of the line did with a unit (IPC-CFX WorkStarted, WorkCompleted). */
@ObjectType({
  description: 'What one stage of the line did with a unit (IPC-CFX WorkStarted, WorkCompleted).',
})
export class StageRun {
  @Field(() => ID, { description: 'Event id of the record (UUID).' })
  readonly stageRunId!: string;

  @Field(() => String, { description: 'Name of the stage.' })
  readonly stage!: string;

  @Field(() => String, { description: 'Code of the site.' })
  readonly site!: string;

  @Field(() => String, { description: 'Station, numbered by its site.' })
  readonly stationId!: string;

  @Field(() => ID, {
    nullable: true,
    description: 'Pseudonym of the operator; null when the record gives none.',
  })
  readonly operatorId!: string | null;

  @Field(() => MachineProgram, {
    nullable: true,
    description: 'The program that ran; null when the record names none.',
  })
  readonly machineProgram!: MachineProgram | null;

  @Field(() => [Resource], { description: 'Resources used, in the order of kind and number.' })
  readonly resources!: readonly Resource[];

  @Field(() => Date, { description: 'When it started.' })
  readonly startedTime!: Date;

  @Field(() => Date, { nullable: true, description: 'When it ended; null while it is not recorded.' })
  readonly endedTime!: Date | null;

  @Field(() => StageResult, {
    nullable: true,
    description: 'How it ended; null when the record does not say.',
  })
  readonly result!: keyof typeof StageResult | null;

  @Field(() => StoredRecord, { description: 'The record of the run.' })
  readonly record!: StoredRecord;
}
