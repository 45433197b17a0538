import { StoredRecord } from '@tracegraph/record';
import { DispositionState } from '@tracegraph/unit-reference';
import { Field, ObjectType } from 'type-graphql';

/** The state of a unit from a time on. */
@ObjectType({ description: 'The state of a unit from a time on.' })
export class Disposition {
  @Field(() => DispositionState, { description: 'The state.' })
  readonly state!: DispositionState;

  @Field(() => Date, { description: 'Since when.' })
  readonly sinceTime!: Date;

  @Field(() => String, { nullable: true, description: 'Why, in words; null when the record gives none.' })
  readonly reason!: string | null;

  @Field(() => StoredRecord, { description: 'The record that says so.' })
  readonly record!: StoredRecord;
}
