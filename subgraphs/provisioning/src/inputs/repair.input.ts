import { RecordInput } from '@tracegraph/record';
import { Field, ID, InputType } from 'type-graphql';

import { RepairAction } from '../entities/repair';

/** Records work on a unit outside the plan; `eventTime` is when it was done. */
@InputType({ description: 'Records work on a unit outside the plan; `eventTime` is when it was done.' })
export class RepairInput extends RecordInput {
  @Field(() => ID, { description: 'Key of the unit: `01/…`, `part/…` or `panel/…`.' })
  readonly unitKey!: string;

  @Field(() => String, { description: 'Code of the site.' })
  readonly site!: string;

  @Field(() => String, { nullable: true, description: 'Station, numbered by its site.' })
  readonly stationId?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Id of the operator at the site; stored as a pseudonym.',
  })
  readonly operatorId?: string | null;

  @Field(() => String, { nullable: true, description: 'Code of the defect repaired.' })
  readonly defectCode?: string | null;

  @Field(() => ID, { nullable: true, description: 'Event id of the defect record (UUID).' })
  readonly defectEventId?: string | null;

  @Field(() => RepairAction, { description: 'What was done.' })
  readonly action!: RepairAction;

  @Field(() => [String], { defaultValue: [], description: 'Where on the board.' })
  readonly referenceDesignators!: string[];
}
