import { RecordInput } from '@tracegraph/record';
import { Field, ID, InputType, Int } from 'type-graphql';

import { QcResult } from '../entities/qc-decision';

/** Records a decision of quality control about a unit; `eventTime` is when it was decided. */
@InputType({
  description: 'Records a decision of quality control about a unit; `eventTime` is when it was decided.',
})
export class QcDecisionInput extends RecordInput {
  @Field(() => ID, { description: 'Key of the unit: `01/…`, `part/…` or `panel/…`.' })
  readonly unitKey!: string;

  @Field(() => String, {
    defaultValue: 'FINAL',
    description: 'Name of the gate; `FINAL` for final quality control.',
  })
  readonly gate!: string;

  @Field(() => Int, { description: 'Number of the decision at this gate, from 1.' })
  readonly attempt!: number;

  @Field(() => QcResult, { description: 'The decision.' })
  readonly result!: QcResult;

  @Field(() => String, { description: 'Id of the inspector at the site; stored as a pseudonym.' })
  readonly inspectorId!: string;

  @Field(() => String, { description: 'Code of the site.' })
  readonly site!: string;

  @Field(() => String, { nullable: true, description: 'Why, in words without names of persons.' })
  readonly reason?: string | null;
}
