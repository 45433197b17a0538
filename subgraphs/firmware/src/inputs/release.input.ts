import { RecordInput } from '@tracegraph/record';
import { Field, ID, InputType } from 'type-graphql';

/** Approves an image. */
@InputType({ description: 'Approves an image; `eventTime` is when it was approved.' })
export class ReleaseInput extends RecordInput {
  @Field(() => ID, { description: 'Any digest of the image, `<SCOPE>:sha256:<64 hex digits>`.' })
  readonly digest!: string;

  @Field(() => ID, {
    nullable: true,
    description: 'The product, `01/<gtin14>` or `part/<owner>/<partNumber>`; absent for any product.',
  })
  readonly productKey?: string | null;

  @Field(() => String, { nullable: true, description: 'The hardware revision; absent for any.' })
  readonly hardwareRevision?: string | null;

  @Field(() => String, { description: 'Id of the person at the site; stored as a pseudonym.' })
  readonly approver!: string;

  @Field(() => String, { description: 'Code of the site the person belongs to.' })
  readonly site!: string;
}
