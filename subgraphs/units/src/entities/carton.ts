import { StoredRecord } from '@tracegraph/record';
import { Field, ID, ObjectType } from 'type-graphql';

/** A carton a unit was packed in. */
@ObjectType({ description: 'A carton a unit was packed in.' })
export class Carton {
  @Field(() => ID, { description: 'SSCC (18 digits) or the code of the site.' })
  readonly cartonId!: string;

  @Field(() => Date, { description: 'When the unit was packed.' })
  readonly packedTime!: Date;

  @Field(() => StoredRecord, {
    description: 'The packing of this unit; its event id derives from the unit key and the packing event.',
  })
  readonly record!: StoredRecord;
}
