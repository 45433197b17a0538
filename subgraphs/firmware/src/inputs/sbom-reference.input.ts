import { RecordInput } from '@tracegraph/record';
import { Field, ID, InputType } from 'type-graphql';

/** Names a bill of software. */
@InputType({ description: 'Names a bill of software (SBOM) of an image by its hash.' })
export class SbomReferenceInput extends RecordInput {
  @Field(() => ID, { description: 'Any digest of the image, `<SCOPE>:sha256:<64 hex digits>`.' })
  readonly digest!: string;

  @Field(() => String, { description: 'Its format, CycloneDX or SPDX.' })
  readonly format!: string;

  @Field(() => String, { description: 'SHA-256 of the document, 64 hex digits.' })
  readonly sha256!: string;

  @Field(() => String, { nullable: true, description: 'Where it is kept.' })
  readonly uri?: string | null;
}
