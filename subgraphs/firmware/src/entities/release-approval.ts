import { StoredRecord } from '@tracegraph/record';
import { Field, ID, ObjectType } from 'type-graphql';

/** The approval of an image. */
@ObjectType({ description: 'The approval of an image, for a product and hardware revision or for all.' })
export class ReleaseApproval {
  @Field(() => ID, {
    nullable: true,
    description: 'The product, `01/<gtin14>` or `part/<owner>/<partNumber>`; null for any product.',
  })
  readonly productKey!: string | null;

  @Field(() => String, { nullable: true, description: 'The hardware revision; null for any.' })
  readonly hardwareRevision!: string | null;

  @Field(() => Date, { description: 'When it was approved.' })
  readonly approvedTime!: Date;

  @Field(() => String, { description: 'Pseudonym of who approved it.' })
  readonly approver!: string;

  @Field(() => StoredRecord, { description: 'The record of the approval.' })
  readonly record!: StoredRecord;
}
