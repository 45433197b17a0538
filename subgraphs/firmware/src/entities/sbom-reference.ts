import { StoredRecord } from '@tracegraph/record';
import { Field, ObjectType } from 'type-graphql';

/** A bill of software of an image, by its hash. */
@ObjectType({ description: 'A bill of software (SBOM) of an image, named by its hash.' })
export class SbomReference {
  @Field(() => String, { description: 'Its format, CycloneDX or SPDX.' })
  readonly format!: string;

  @Field(() => String, { description: 'SHA-256 of the document, 64 lower-case hex digits.' })
  readonly sha256!: string;

  @Field(() => String, { nullable: true, description: 'Where it is kept; null when not given.' })
  readonly uri!: string | null;

  @Field(() => StoredRecord, { description: 'The record of the reference.' })
  readonly record!: StoredRecord;
}
