import { StoredRecord } from '@tracegraph/record';
import { Field, ObjectType } from 'type-graphql';

/** A defect seen on a unit. */
@ObjectType({ description: 'A defect seen on a unit.' })
export class Defect {
  @Field(() => String, { description: 'Code of the defect, as the site names it.' })
  readonly defectCode!: string;

  @Field(() => String, {
    nullable: true,
    description: 'What was seen, in words; null when the record gives none.',
  })
  readonly description!: string | null;

  @Field(() => [String], { description: 'Where on the board, in the order of the record.' })
  readonly referenceDesignators!: readonly string[];

  @Field(() => Date, { description: 'When it was seen.' })
  readonly observedTime!: Date;

  @Field(() => String, {
    nullable: true,
    description: 'Station, numbered by its site; null when the record gives none.',
  })
  readonly stationId!: string | null;

  @Field(() => StoredRecord, { description: 'The record of the defect.' })
  readonly record!: StoredRecord;
}
