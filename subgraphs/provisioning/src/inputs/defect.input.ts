import { RecordInput } from '@tracegraph/record';
import { Field, ID, InputType } from 'type-graphql';

/** Records a defect seen on a unit; `eventTime` is when it was seen. */
@InputType({ description: 'Records a defect seen on a unit; `eventTime` is when it was seen.' })
export class DefectInput extends RecordInput {
  @Field(() => ID, { description: 'Key of the unit: `01/…`, `part/…` or `panel/…`.' })
  readonly unitKey!: string;

  @Field(() => String, { description: 'Code of the defect, as the site names it.' })
  readonly defectCode!: string;

  @Field(() => String, { nullable: true, description: 'What was seen, in words without names of persons.' })
  readonly description?: string | null;

  @Field(() => [String], { defaultValue: [], description: 'Where on the board.' })
  readonly referenceDesignators!: string[];

  @Field(() => String, { nullable: true, description: 'Code of the site; needed with `stationId`.' })
  readonly site?: string | null;

  @Field(() => String, { nullable: true, description: 'Station, numbered by its site.' })
  readonly stationId?: string | null;
}
