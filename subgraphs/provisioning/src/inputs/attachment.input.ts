import { RecordInput } from '@tracegraph/record';
import { Field, ID, InputType } from 'type-graphql';

/** Records a document about a unit, by its hash. */
@InputType({ description: 'Records a document about a unit, by its hash.' })
export class AttachmentInput extends RecordInput {
  @Field(() => ID, { description: 'Key of the unit: `01/…`, `part/…` or `panel/…`.' })
  readonly unitKey!: string;

  @Field(() => ID, { description: 'SHA-256 of its bytes, 64 hex digits.' })
  readonly sha256!: string;

  @Field(() => String, { description: 'Media type (RFC 6838), e.g. `image/png`.' })
  readonly mediaType!: string;

  @Field(() => String, { nullable: true, description: 'Name of the file, without names of persons.' })
  readonly name?: string | null;

  @Field(() => String, { nullable: true, description: 'Size in bytes, decimal digits.' })
  readonly sizeBytes?: string | null;
}
