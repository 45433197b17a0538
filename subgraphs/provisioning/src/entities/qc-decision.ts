import { StoredRecord } from '@tracegraph/record';
import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';

/** Decision of quality control. */
export enum QcResult {
  PASS = 'PASS',
  FAIL = 'FAIL',
  HOLD = 'HOLD',
}

registerEnumType(QcResult, {
  name: 'QcResult',
  description: 'Decision of quality control.',
  valuesConfig: {
    PASS: { description: 'The unit may go on.' },
    FAIL: { description: 'The unit may not go on.' },
    HOLD: { description: 'The unit waits for a decision.' },
  },
});

/** A decision of quality control about a unit at a gate. */
@ObjectType({ description: 'A decision of quality control about a unit at a gate.' })
export class QcDecision {
  @Field(() => Int, { description: 'Number of the decision at this gate, from 1.' })
  readonly attempt!: number;

  @Field(() => String, { description: 'Name of the gate; `FINAL` for final quality control.' })
  readonly gate!: string;

  @Field(() => QcResult, { description: 'The decision.' })
  readonly result!: keyof typeof QcResult;

  @Field(() => Date, { description: 'When it was decided.' })
  readonly decidedTime!: Date;

  @Field(() => ID, { description: 'Pseudonym of who decided.' })
  readonly inspectorId!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Why, in words without names of persons; null when the record gives none.',
  })
  readonly reason!: string | null;

  @Field(() => StoredRecord, { description: 'The record of the decision.' })
  readonly record!: StoredRecord;
}
