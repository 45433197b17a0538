import { StoredRecord } from '@tracegraph/record';
import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';

/** What was done to a unit. */
export enum RepairAction {
  REPLACED = 'REPLACED',
  RESOLDERED = 'RESOLDERED',
  REMOVED = 'REMOVED',
  CLEANED = 'CLEANED',
  ADJUSTED = 'ADJUSTED',
  NO_FAULT_FOUND = 'NO_FAULT_FOUND',
  OTHER = 'OTHER',
}

registerEnumType(RepairAction, {
  name: 'RepairAction',
  description: 'What was done to a unit.',
  valuesConfig: {
    REPLACED: { description: 'A part was replaced.' },
    RESOLDERED: { description: 'A joint was made again.' },
    REMOVED: { description: 'A part was taken off.' },
    CLEANED: { description: 'The unit was cleaned.' },
    ADJUSTED: { description: 'The unit was adjusted.' },
    NO_FAULT_FOUND: { description: 'Nothing was found to repair.' },
    OTHER: { description: 'Anything else.' },
  },
});

/** Work on a unit outside the plan; what came off and went on is recorded with the components. */
@ObjectType({
  description: 'Work on a unit outside the plan; what came off and went on is recorded with the components.',
})
export class Repair {
  @Field(() => Date, { description: 'When it was repaired.' })
  readonly repairedTime!: Date;

  @Field(() => ID, {
    nullable: true,
    description: 'Pseudonym of the operator; null when the record gives none.',
  })
  readonly operatorId!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Station, numbered by its site; null when the record gives none.',
  })
  readonly stationId!: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Code of the defect repaired: as recorded with the repair, else of the defect record it names; null when neither is known.',
  })
  readonly defect!: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'Event id of the defect record; null when the repair names none.',
  })
  readonly defectEventId!: string | null;

  @Field(() => RepairAction, { description: 'What was done.' })
  readonly action!: keyof typeof RepairAction;

  @Field(() => [String], { description: 'Where on the board, in the order of the record.' })
  readonly referenceDesignators!: readonly string[];

  @Field(() => StoredRecord, { description: 'The record of the repair.' })
  readonly record!: StoredRecord;
}
