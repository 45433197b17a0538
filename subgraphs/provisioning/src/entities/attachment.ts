import { StoredRecord } from '@tracegraph/record';
import { Field, ID, ObjectType } from 'type-graphql';

/** A document about a unit, kept elsewhere and known by its hash. */
@ObjectType({ description: 'A document about a unit, kept elsewhere and known by its hash.' })
export class Attachment {
  @Field(() => ID, { description: 'SHA-256 of its bytes, 64 hex digits.' })
  readonly sha256!: string;

  @Field(() => String, { description: 'Media type (RFC 6838), e.g. `image/png`.' })
  readonly mediaType!: string;

  @Field(() => String, { nullable: true, description: 'Name of the file; null when the record gives none.' })
  readonly name!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Size in bytes, decimal digits; null when the record gives none.',
  })
  readonly sizeBytes!: string | null;

  @Field(() => StoredRecord, { description: 'The record of the attachment.' })
  readonly record!: StoredRecord;
}
