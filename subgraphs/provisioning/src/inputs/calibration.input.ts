import { RecordInput } from '@tracegraph/record';
import { Field, InputType } from 'type-graphql';

/** Records the calibration of a resource; `eventTime` is when it was performed. */
@InputType({ description: 'Records the calibration of a resource; `eventTime` is when it was performed.' })
export class CalibrationInput extends RecordInput {
  @Field(() => String, { description: 'Code of the site.' })
  readonly site!: string;

  @Field(() => String, { description: 'Number of the resource.' })
  readonly resourceId!: string;

  @Field(() => String, { description: 'Last day the calibration holds, YYYY-MM-DD.' })
  readonly calibrationDueDate!: string;

  @Field(() => String, { nullable: true, description: 'Number of the calibration certificate.' })
  readonly certificateNumber?: string | null;
}
